using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor channel_shuffle(long groups) => Ops.Call("aten::channel_shuffle", this, groups);
        public Tensor clone() => Ops.Call("aten::clone", this);
        public Tensor flip(params long[] dims) => Ops.Call("aten::flip", this, dims);
        public Tensor fliplr() => Ops.Call("aten::fliplr", this);
        public Tensor flipud() => Ops.Call("aten::flipud", this);
        public Tensor repeat(params long[] sizes) => Ops.Call("aten::repeat", this, sizes);
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => Ops.Call("aten::repeat_interleave.self_int", this, repeats, dim, output_size);
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) => Ops.Call("aten::repeat_interleave.self_Tensor", this, repeats, dim, output_size);
        public Tensor roll(long[] shifts) => Ops.Call("aten::roll", this, shifts);
        public Tensor roll(long[] shifts, long[] dims) => Ops.Call("aten::roll", this, shifts, dims);
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Ops.Call("aten::roll", this, shifts, dims);
        public Tensor tile(long[] reps) => Ops.Call("aten::tile", this, reps);
    }
}
