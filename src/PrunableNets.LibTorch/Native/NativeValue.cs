using System;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

internal enum Tag
{
    Default, None, Tensor, Int, Double, Bool, Complex, String, TensorList, IntList, DoubleList, Device, Generator,
}

/// <summary>One argument or result as it crosses the boundary; native/abi.h mirrors it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeValue
{
    [FieldOffset(0)] public Tag Tag;
    [FieldOffset(4)] public int Count;
    [FieldOffset(8)] public long Int;
    [FieldOffset(8)] public double Double;
    [FieldOffset(8)] public IntPtr Pointer;
}
