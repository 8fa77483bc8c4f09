using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.InteropServices;

namespace PrunableNets.Arithmetic;

/// <summary>Functions that <c>libtorch_cpu.so</c> exports under their C++ names, for what TorchSharp does not offer.</summary>
internal static class TorchLibrary
{
    private const string Name = "libtorch_cpu.so";

    /// <summary>The library that TorchSharp loaded, wherever that is; another copy would have other switches.</summary>
    private static readonly Lazy<nint> s_library = new(Load);

    /// <returns>False where this libtorch has no such function.</returns>
    public static bool TryGet(string export, out nint function)
    {
        function = 0;
        return s_library.Value != 0 && NativeLibrary.TryGetExport(s_library.Value, export, out function);
    }

    private static nint Load()
    {
        if (!OperatingSystem.IsLinux())
            return 0;
        // Loaded with the first tensor.
        TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CPU);
        using var process = Process.GetCurrentProcess();
        var path = process.Modules.Cast<ProcessModule>().Select(static m => m.FileName).FirstOrDefault(static f => f.EndsWith("/" + Name, StringComparison.Ordinal));
        return path is not null && NativeLibrary.TryLoad(path, out var library) ? library : 0;
    }
}
