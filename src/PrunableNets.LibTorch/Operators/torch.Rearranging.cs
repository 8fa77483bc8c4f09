using System;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor clone(Tensor input) => input.clone();
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);
    public static Tensor fliplr(Tensor input) => input.fliplr();
    public static Tensor flipud(Tensor input) => input.flipud();
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) => input.repeat_interleave(repeats, dim, output_size);
    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) => input.repeat_interleave(repeats, dim, output_size);
    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => input.roll(shifts, dims);
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);
    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) => input.roll(shifts, dims);
    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);
    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => input.roll(shifts, dims);
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);
    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => input.rot90(k, dims);
    public static Tensor tile(Tensor input, long[] dims) => input.tile(dims);
}
