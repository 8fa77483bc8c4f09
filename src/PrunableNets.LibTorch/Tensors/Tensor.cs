using System;
using System.Threading;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A handle to one of libtorch's tensors. It is freed by <see cref="Dispose()"/>, by the dispose scope it was made in,
    /// or, failing those, by the finalizer.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long total;
        private static long peak;
        private IntPtr handle;

        internal Tensor(IntPtr handle)
        {
            this.handle = handle;
            var now = Interlocked.Increment(ref total);
            if (now > peak)
                peak = now; // Approximate under contention, which is all a statistic needs.
            OwningDisposeScope = DisposeScopeManager.Register(this);
        }

        /// <summary>The native tensor; equal handles are the same tensor.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed, or its scope ended.</exception>
        public IntPtr Handle => handle != IntPtr.Zero ? handle : throw Disposed();

        public bool IsInvalid => handle == IntPtr.Zero;

        public static long TotalCount => Interlocked.Read(ref total);
        public static long PeakCount => Interlocked.Read(ref peak);

        public string name { get; set; }

        internal DisposeScope OwningDisposeScope { get; set; }

        /// <summary>Wraps a handle whose reference the caller gives away.</summary>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => handle == IntPtr.Zero ? null : new Tensor(handle);

        /// <summary>The handle, which the caller must now free.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            var result = Handle;
            GC.SuppressFinalize(this);
            Interlocked.Decrement(ref total);
            handle = IntPtr.Zero;
            OwningDisposeScope?.MarkAsDisposed(this);
            return result;
        }

        ~Tensor() => Dispose(false);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var old = Interlocked.Exchange(ref handle, IntPtr.Zero);
            if (old == IntPtr.Zero)
                return;
            if (disposing)
                DisposeScopeManager.Disposed(this);
            Interlocked.Decrement(ref total);
            Shim.pt_tensor_release(old);
        }

        private static ObjectDisposedException Disposed() =>
            new(nameof(Tensor), "The tensor was disposed, or the dispose scope that owned it has ended; use MoveToOuterDisposeScope() to keep it.");
    }
}
