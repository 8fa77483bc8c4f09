using System;
using System.Linq;
using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    private static Tensor Filled(string name, long[] size, ScalarType? dtype, Device device, bool requires_grad, string[] names) =>
        Finish(Ops.Call(name, size, dtype ?? get_default_dtype(), Arg.None, InitializeDevice(device), false), requires_grad, names);

    private static Tensor Full(long[] size, Scalar value, ScalarType? dtype, Device device, bool requires_grad, string[] names) =>
        Finish(Ops.Call("aten::full", size, value, dtype ?? (value.Type is ScalarType.Float64 ? get_default_dtype() : value.Type), Arg.None, InitializeDevice(device), false), requires_grad, names);

    private static Tensor Random(string name, long[] size, Generator generator, ScalarType? dtype, Device device, bool requires_grad, string[] names)
    {
        var type = dtype ?? get_default_dtype();
        device = InitializeDevice(device);
        var result = generator is null
            ? Ops.Call(name, size, type, Arg.None, device, false)
            : Ops.Call(name == "aten::rand" ? "aten::rand.generator" : "aten::randn.generator", size, generator, type, Arg.None, device, false);
        return Finish(result, requires_grad, names);
    }

    private static Tensor FromArray<T>(T[] data, long[] shape, ScalarType? dtype, Device device, bool requires_grad, string[] names) where T : unmanaged =>
        Finish(FromMemory<T>(data, shape), dtype, device, requires_grad, names);

    private static Tensor FromNDArray<T>(Array data, ScalarType? dtype, Device device, bool requires_grad, string[] names) where T : unmanaged
    {
        var shape = Enumerable.Range(0, data.Rank).Select(data.GetLongLength).ToArray();
        var elements = data.Length == 0 ? default : MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(data), checked(data.Length * sizeof(T)));
        return Finish(FromMemory(MemoryMarshal.Cast<byte, T>(elements), shape), dtype, device, requires_grad, names);
    }

    internal static Tensor FromMemory<T>(ReadOnlySpan<T> data, long[] shape) where T : unmanaged
    {
        fixed (T* source = data)
        fixed (long* sizes = shape)
            return new Tensor(NativeErrors.Check(Shim.pt_tensor_from_memory(source, (long)data.Length * sizeof(T), sizes, shape.Length, (int)ElementType.Of<T>())));
    }

    private static Tensor Finish(Tensor tensor, ScalarType? dtype, Device device, bool requires_grad, string[] names)
    {
        device = InitializeDevice(device);
        if ((dtype is { } type && type != tensor.dtype) || device.type != DeviceType.CPU)
            tensor = tensor.to(dtype ?? tensor.dtype, device, disposeAfter: true);
        return Finish(tensor, requires_grad, names);
    }

    private static Tensor Finish(Tensor tensor, bool requires_grad, string[] names)
    {
        if (names is not null)
            throw new NotSupportedException("Named dimensions are not supported here; leave 'names' out.");
        if (requires_grad)
            tensor.requires_grad = true;
        return tensor;
    }

    private static long[] Widen(int[] size) => size.Select(item => (long)item).ToArray();
}
