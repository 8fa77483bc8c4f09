using System;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Records no graph until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);
    public static bool is_grad_enabled() => Shim.pt_grad_mode() != 0;

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);
    public static bool is_inference_mode_enabled() => Shim.pt_inference_mode() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly int previous = Shim.pt_grad_mode();
        private bool ended;

        internal GradMode(bool enabled) => Shim.pt_set_grad_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            if (!ended)
                Shim.pt_set_grad_mode(previous);
            ended = true;
        }
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private IntPtr guard = Shim.pt_enter_inference_mode(enabled ? 1 : 0);

        public void Dispose()
        {
            if (guard != IntPtr.Zero)
                Shim.pt_exit_inference_mode(guard);
            guard = IntPtr.Zero;
        }
    }
}
