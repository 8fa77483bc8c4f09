using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(IList<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(float real, float imaginary, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        FromArray(new[] { (real, imaginary) }, [], dtype, device, requires_grad, null);

    public static Tensor tensor(float scalar, Device device = null, bool requires_grad = false) =>
        FromArray(new[] { scalar }, [], null, device, requires_grad, null);

    public static Tensor tensor(float[,,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<float>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<float>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<float>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);
}
