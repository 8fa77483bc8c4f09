using System;
using System.Threading;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        private static Generator standard;
        private IntPtr handle;

        public Generator(ulong seed = 0, Device device = null)
        {
            this.device = device ?? CPU;
            handle = NativeErrors.Check(Shim.pt_new_generator(seed, this.device.NativeType, this.device.index));
        }

        private Generator(IntPtr handle) => (this.handle, device) = (handle, CPU);

        public static Generator Default => standard ??= new Generator(NativeErrors.Check(Shim.pt_default_generator(0, -1)));

        public IntPtr Handle => handle != IntPtr.Zero ? handle : throw new ObjectDisposedException(nameof(Generator));
        public Device device { get; }

        public Generator manual_seed(long seed)
        {
            Shim.pt_generator_set_seed(Handle, (ulong)seed);
            return this;
        }

        public long initial_seed() => (long)Shim.pt_generator_initial_seed(Handle);
        public long seed() => (long)Shim.pt_generator_seed(Handle);
        public Tensor get_state() => new(NativeErrors.Check(Shim.pt_generator_state(Handle)));
        public void set_state(Tensor value) => NativeErrors.Check(Shim.pt_generator_set_state(Handle, value.Handle));

        ~Generator() => Dispose(false);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var old = Interlocked.Exchange(ref handle, IntPtr.Zero);
            if (old != IntPtr.Zero)
                Shim.pt_generator_release(old);
        }
    }
}
