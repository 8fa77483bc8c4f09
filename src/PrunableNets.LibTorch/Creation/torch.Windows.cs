using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Finish(Ops.Call("aten::hann_window.periodic", len, periodic, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Tensor bartlett_window(long len, bool periodic = true, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Finish(Ops.Call("aten::bartlett_window.periodic", len, periodic, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Tensor blackman_window(long len, bool periodic = true, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Finish(Ops.Call("aten::blackman_window.periodic", len, periodic, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Tensor hamming_window(long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Finish(Ops.Call("aten::hamming_window.periodic_alpha_beta", len, periodic, alpha, beta, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Tensor kaiser_window(long len, bool periodic = true, float beta = 12f, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Finish(Ops.Call("aten::kaiser_window.beta", len, periodic, beta, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device device = null) =>
        Ops.Call("aten::tril_indices", row, col, offset, dtype, Arg.None, InitializeDevice(device), false);

    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device device = null) =>
        Ops.Call("aten::triu_indices", row, col, offset, dtype, Arg.None, InitializeDevice(device), false);
}
