using System;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

internal static class NativeErrors
{
    internal static void Check(int status)
    {
        if (status < 0)
            throw Last();
    }

    /// <summary>A truth value, or the error that stands for it below zero.</summary>
    internal static bool Flag(int status)
    {
        Check(status);
        return status != 0;
    }

    internal static IntPtr Check(IntPtr handle) => handle != IntPtr.Zero ? handle : throw Last();

    /// <summary>libtorch's message as the exception type that TorchSharp throws.</summary>
    internal static ExternalException Last() => new(Marshal.PtrToStringUTF8(Shim.pt_last_error()));
}
