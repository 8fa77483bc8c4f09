using System;
using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of the libtorch that is loaded.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(Shim.pt_version());

    public static int get_num_threads() => Shim.pt_num_threads();
    public static void set_num_threads(int num) => Shim.pt_set_num_threads(num);
    public static int get_num_interop_threads() => Shim.pt_num_interop_threads();
    public static void set_num_interop_threads(int num) => NativeErrors.Check(Shim.pt_set_num_interop_threads(num));

    public static bool are_deterministic_algorithms_enabled() => Shim.pt_deterministic() != 0;
    public static bool is_deterministic_algorithms_warn_only_enabled() => Shim.pt_deterministic_warn_only() != 0;

    /// <summary>Until the result is disposed, operators without a deterministic implementation throw, or warn.</summary>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false) => new Determinism(mode, warn_only);

    public static bool is_tensor(object obj) => obj is Tensor;

    /// <exception cref="InvalidOperationException">The condition is false.</exception>
    public static void _assert(bool condition, string message) => _assert(() => condition, message);

    public static void _assert(Func<bool> condition, string message)
    {
        if (!condition())
            throw new InvalidOperationException(message);
    }

    private sealed class Determinism : IDisposable
    {
        private readonly bool mode = are_deterministic_algorithms_enabled();
        private readonly bool warnOnly = is_deterministic_algorithms_warn_only_enabled();

        internal Determinism(bool mode, bool warnOnly) => Set(mode, warnOnly);

        public void Dispose() => Set(mode, warnOnly);

        private static void Set(bool mode, bool warnOnly) => Shim.pt_set_deterministic(mode ? 1 : 0, warnOnly ? 1 : 0);
    }
}
