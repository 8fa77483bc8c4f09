using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor angle() => Ops.Call("aten::angle", this);
        public Tensor dequantize() => Ops.Call("aten::dequantize.self", this);
        public Tensor int_repr() => Ops.Call("aten::int_repr", this);
        public bool is_conj() => Ops.CallBool("aten::is_conj", this);
        public bool is_neg() => Ops.CallBool("aten::is_neg", this);
        public bool is_pinned() => Ops.CallBool("aten::is_pinned", this);
        public Tensor istft(long n_fft, long hop_length = -1, long win_length = -1, Tensor window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false) => Ops.Call("aten::istft", this, n_fft, hop_length, win_length, window, center, normalized, onesided, length, return_complex);
        public Tensor pin_memory() => Ops.Call("aten::pin_memory", this);
        public long q_per_channel_axis() => Ops.CallLong("aten::q_per_channel_axis", this);
        public Tensor q_per_channel_scales() => Ops.Call("aten::q_per_channel_scales", this);
        public Tensor q_per_channel_zero_points() => Ops.Call("aten::q_per_channel_zero_points", this);
        public double q_scale() => Ops.CallDouble("aten::q_scale", this);
        public long q_zero_point() => Ops.CallLong("aten::q_zero_point", this);
        public Tensor to_dense() => Ops.Call("aten::to_dense", this);
        public Tensor to_sparse() => Ops.Call("aten::to_sparse", this);
        public Tensor to_sparse(int sparse_dim) => Ops.Call("aten::to_sparse.sparse_dim", this, sparse_dim);
    }
}
