using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;

namespace PrunableNets.Arithmetic;

/// <summary>
/// libtorch's switch for oneDNN (PyTorch's <c>torch.backends.mkldnn.enabled</c>), which TorchSharp does not offer: two functions that
/// <c>libtorch_cpu.so</c> exports under their C++ names.
/// </summary>
internal static unsafe class OneDnn
{
    private const string Library = "libtorch_cpu.so";

    /// <summary>True where oneDNN may be used; null where that cannot be told.</summary>
    public static bool? IsOn => TryContext(out var library, out var context) && NativeLibrary.TryGetExport(library, "_ZNK2at7Context17userEnabledMkldnnEv", out var get)
        ? ((delegate* unmanaged<nint, byte>)get)(context) != 0
        : null;

    /// <summary>Turns it on or off for the whole process.</summary>
    /// <returns>False where this libtorch has no such switch.</returns>
    public static bool TrySwitch(bool on)
    {
        if (!TryContext(out var library, out var context) || !NativeLibrary.TryGetExport(library, "_ZN2at7Context20setUserEnabledMkldnnEb", out var set))
            return false;
        ((delegate* unmanaged<nint, byte, void>)set)(context, on ? (byte)1 : (byte)0);
        return true;
    }

    /// <summary>The library that TorchSharp loaded, wherever that is; another copy would have another switch.</summary>
    private static bool TryContext(out nint library, out nint context)
    {
        (library, context) = (0, 0);
        if (!OperatingSystem.IsLinux())
            return false;
        using var process = Process.GetCurrentProcess();
        var path = process.Modules.Cast<ProcessModule>().Select(static m => m.FileName).FirstOrDefault(static f => f.EndsWith("/" + Library, StringComparison.Ordinal));
        if (path is null || !NativeLibrary.TryLoad(path, out library) || !NativeLibrary.TryGetExport(library, "_ZN2at13globalContextEv", out var get))
            return false;
        context = ((delegate* unmanaged<nint>)get)();
        return true;
    }
}
