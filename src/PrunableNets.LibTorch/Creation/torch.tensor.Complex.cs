using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor((double Real, double Imaginary) scalar, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        FromArray(new[] { new Complex(scalar.Real, scalar.Imaginary) }, [], dtype, device, requires_grad, null);

    public static Tensor tensor((float Real, float Imaginary) scalar, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        FromArray(new[] { (scalar.Real, scalar.Imaginary) }, [], dtype, device, requires_grad, null);

    public static Tensor tensor((float Real, float Imaginary)[,,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<(float, float)>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor((float Real, float Imaginary)[,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<(float, float)>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor((float Real, float Imaginary)[,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<(float, float)>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor((float Real, float Imaginary)[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor((float Real, float Imaginary)[] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<(float Real, float Imaginary)> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(IList<(float Real, float Imaginary)> rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<(float Real, float Imaginary)> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<(float Real, float Imaginary)> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<(float Real, float Imaginary)> rawArray, long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<Complex> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(IList<Complex> rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rawArray.Count], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<Complex> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<Complex> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    public static Tensor tensor(IList<Complex> rawArray, long rows, long columns, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), [rows, columns], dtype, device, requires_grad, names);

    public static Tensor tensor(Memory<Complex> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray.ToArray(), dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(Complex scalar, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        FromArray(new[] { scalar }, [], dtype, device, requires_grad, null);

    public static Tensor tensor(Complex[,,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<Complex>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(Complex[,,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<Complex>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(Complex[,] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromNDArray<Complex>(rawArray, dtype, device, requires_grad, names);

    public static Tensor tensor(Complex[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray, dimensions.ToArray(), dtype, device, requires_grad, names);

    public static Tensor tensor(Complex[] rawArray, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        FromArray(rawArray, [rawArray.LongLength], dtype, device, requires_grad, names);
}
