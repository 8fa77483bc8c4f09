using System;
using System.Collections.Generic;

namespace TorchSharp.Native;

/// <summary>An operator's argument. <c>null</c> of any kind is the schema's None; <see cref="Default"/> is the schema's default.</summary>
internal readonly struct Arg
{
    internal readonly Tag Tag;
    internal readonly int Count;
    internal readonly long Bits;
    internal readonly object Object;

    private Arg(Tag tag, long bits = 0, object value = null, int count = 0) => (Tag, Bits, Object, Count) = (tag, bits, value, count);

    internal static Arg Default => default;
    internal static Arg None => new(Tag.None);

    public static implicit operator Arg(torch.Tensor value) => value is null ? None : new(Tag.Tensor, value.Handle, value);
    public static implicit operator Arg(torch.Tensor[] value) => value is null ? None : new(Tag.TensorList, 0, value);
    public static implicit operator Arg(List<torch.Tensor> value) => new(Tag.TensorList, 0, value.ToArray());
    public static implicit operator Arg(long value) => new(Tag.Int, value);
    public static implicit operator Arg(int value) => new(Tag.Int, value);
    public static implicit operator Arg(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(float value) => (double)value;
    public static implicit operator Arg(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Arg(long? value) => value is { } some ? some : None;
    public static implicit operator Arg(double? value) => value is { } some ? some : None;
    public static implicit operator Arg(bool? value) => value is { } some ? some : None;
    public static implicit operator Arg(string value) => value is null ? None : new(Tag.String, 0, value);
    public static implicit operator Arg(long[] value) => value is null ? None : new(Tag.IntList, 0, value);
    public static implicit operator Arg(ReadOnlySpan<long> value) => new(Tag.IntList, 0, value.ToArray());
    public static implicit operator Arg(double[] value) => value is null ? None : new(Tag.DoubleList, 0, value);
    public static implicit operator Arg(torch.ScalarType value) => new(Tag.Int, (long)value);
    public static implicit operator Arg(torch.ScalarType? value) => value is { } some ? some : None;
    public static implicit operator Arg(memory_format value) => new(Tag.Int, value switch
    {
        // c10's numbering, not TorchSharp's.
        memory_format.contiguous_format => 0,
        memory_format.preserve_format => 1,
        _ => 2,
    });
    public static implicit operator Arg(torch.nn.Reduction value) => new(Tag.Int, (long)value);
    public static implicit operator Arg(torch.Device value) =>
        value is null ? None : new(Tag.Device, value.NativeType, null, value.index);
    public static implicit operator Arg(torch.Generator value) => value is null ? None : new(Tag.Generator, value.Handle, value);
    public static implicit operator Arg(Scalar value) => value is null ? None : value.ToArg();

    internal static Arg Complex(double[] parts) => new(Tag.Complex, 0, parts);
}
