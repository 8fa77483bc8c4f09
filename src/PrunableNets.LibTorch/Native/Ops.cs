using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Native;

/// <summary>Calls an operator of libtorch by its qualified name. Missing trailing arguments take the schema's defaults.</summary>
/// <exception cref="ExternalException">libtorch refused the call; the message is its own.</exception>
internal static unsafe partial class Ops
{
    private const int MostResults = 8;
    private const int ScratchLongs = 64;

    internal static torch.Tensor Call(string name, params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result = default;
        Invoke(name, arguments, &result, 1);
        return result.Pointer == IntPtr.Zero ? null : new torch.Tensor(result.Pointer);
    }

    /// <summary>For an operator that writes into its first argument: the very same tensor is the answer.</summary>
    internal static torch.Tensor CallInPlace(string name, params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result = default;
        Invoke(name, arguments, &result, 1);
        if (result.Pointer != IntPtr.Zero)
            Shim.pt_tensor_release(result.Pointer);
        return (torch.Tensor)arguments[0].Object;
    }

    internal static (torch.Tensor, torch.Tensor) Call2(string name, params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc NativeValue[2];
        Invoke(name, arguments, results, 2);
        return (Wrap(results[0]), Wrap(results[1]));
    }

    internal static (torch.Tensor, torch.Tensor, torch.Tensor) Call3(string name, params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc NativeValue[3];
        Invoke(name, arguments, results, 3);
        return (Wrap(results[0]), Wrap(results[1]), Wrap(results[2]));
    }

    internal static torch.Tensor[] CallN(string name, params ReadOnlySpan<Arg> arguments)
    {
        var results = stackalloc NativeValue[MostResults];
        var count = Invoke(name, arguments, results, MostResults);
        if (count == 1 && results[0].Tag == Tag.TensorList)
            return Take(results[0]);
        var tensors = new torch.Tensor[count];
        for (var i = 0; i < count; i++)
            tensors[i] = Wrap(results[i]);
        return tensors;
    }

    internal static bool CallBool(string name, params ReadOnlySpan<Arg> arguments) => CallLong(name, arguments) != 0;

    internal static long CallLong(string name, params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result = default;
        Invoke(name, arguments, &result, 1);
        return result.Int;
    }

    internal static double CallDouble(string name, params ReadOnlySpan<Arg> arguments)
    {
        NativeValue result = default;
        Invoke(name, arguments, &result, 1);
        return result.Tag == Tag.Double ? result.Double : result.Int;
    }

    private static torch.Tensor Wrap(in NativeValue value) => value.Pointer == IntPtr.Zero ? null : new torch.Tensor(value.Pointer);

    private static torch.Tensor[] Take(in NativeValue list)
    {
        var tensors = new torch.Tensor[list.Count];
        for (var i = 0; i < tensors.Length; i++)
            tensors[i] = new torch.Tensor(((IntPtr*)list.Pointer)[i]);
        Shim.pt_free_list(list.Pointer);
        return tensors;
    }

    private static int Invoke(string name, ReadOnlySpan<Arg> arguments, NativeValue* results, int capacity)
    {
        var op = Operator.Find(name);
        var values = stackalloc NativeValue[arguments.Length];
        var needed = 0;
        for (var i = 0; i < arguments.Length; i++)
            needed += Marshaller.Longs(arguments[i]);
        if (needed <= ScratchLongs)
        {
            var scratch = stackalloc long[needed];
            return Invoke(op, arguments, values, scratch, results, capacity);
        }
        fixed (long* scratch = new long[needed])
            return Invoke(op, arguments, values, scratch, results, capacity);
    }

    private static int Invoke(IntPtr op, ReadOnlySpan<Arg> arguments, NativeValue* values, long* scratch, NativeValue* results, int capacity)
    {
        for (var i = 0; i < arguments.Length; i++)
            scratch = Marshaller.Write(arguments[i], ref values[i], scratch);
        var count = Shim.pt_call(op, values, arguments.Length, results, capacity);
        // The tensors must outlive the call, even where the caller has no further use for them.
        for (var i = 0; i < arguments.Length; i++)
            GC.KeepAlive(arguments[i].Object);
        NativeErrors.Check(count);
        return count;
    }
}
