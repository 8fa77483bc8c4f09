using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        FromArray(new[] { scalar }, [], dtype, device, requires_grad, null);

    public static Tensor tensor(long[,,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<long>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<long>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<long>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(dataArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(dataArray, [dataArray.LongLength], dtype, device, requires_grad, names);
}
