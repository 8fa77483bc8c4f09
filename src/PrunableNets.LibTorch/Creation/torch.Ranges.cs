using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device device = null, bool requires_grad = false)
    {
        var natural = start.IsFloatingPoint || stop.IsFloatingPoint || step.IsFloatingPoint ? get_default_dtype() : ScalarType.Int64;
        return Finish(Ops.Call("aten::arange.start_step", start, stop, step, dtype ?? natural, Arg.None, InitializeDevice(device), false), requires_grad, null);
    }

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Finish(Ops.Call("aten::linspace", start, end, steps, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        Finish(Ops.Call("aten::logspace", start, end, steps, @base, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, null);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        Finish(Ops.Call("aten::eye.m", rows, columns < 0 ? rows : columns, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, names);

    public static Tensor from_array(Array rawArray, Device device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor with the array's shape and elements.</summary>
    /// <exception cref="ArgumentException">The elements are of no type that tensors have.</exception>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device device = null, bool requires_grad = false, string[] names = null) => rawArray switch
    {
        _ when rawArray.GetType().GetElementType() == typeof(float) => FromNDArray<float>(rawArray, dtype, device, requires_grad, names),
        _ when rawArray.GetType().GetElementType() == typeof(double) => FromNDArray<double>(rawArray, dtype, device, requires_grad, names),
        _ when rawArray.GetType().GetElementType() == typeof(long) => FromNDArray<long>(rawArray, dtype, device, requires_grad, names),
        _ when rawArray.GetType().GetElementType() == typeof(int) => FromNDArray<int>(rawArray, dtype, device, requires_grad, names),
        _ when rawArray.GetType().GetElementType() == typeof(short) => FromNDArray<short>(rawArray, dtype, device, requires_grad, names),
        _ when rawArray.GetType().GetElementType() == typeof(sbyte) => FromNDArray<sbyte>(rawArray, dtype, device, requires_grad, names),
        _ when rawArray.GetType().GetElementType() == typeof(byte) => FromNDArray<byte>(rawArray, dtype, device, requires_grad, names),
        _ when rawArray.GetType().GetElementType() == typeof(bool) => FromNDArray<bool>(rawArray, dtype, device, requires_grad, names),
        _ => throw new ArgumentException($"An array of {rawArray.GetType().GetElementType().Name} cannot become a tensor.", nameof(rawArray)),
    };
}
