using System.Runtime.InteropServices;
using TorchSharp;

namespace PrunableNets.Cli.Models;

/// <summary>libtorch, which is the user's: the tool has none.</summary>
internal static class Torch
{
    /// <summary>
    /// Whether a loaded program has brought it. Asked before anything of TorchSharp is, which would fail with a stack trace.
    /// </summary>
    public static bool IsThere => Has("LibTorchSharp") || Has("torch_cpu");

    private static bool Has(string library) => NativeLibrary.TryLoad(library, typeof(torch).Assembly, searchPath: null, out _);
}
