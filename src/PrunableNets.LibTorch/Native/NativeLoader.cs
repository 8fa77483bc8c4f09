using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace TorchSharp.Native;

internal static partial class NativeLoader
{
    private static int started;

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    /// <summary>
    /// Some builds of libtorch start with one thread. OpenMP reads its variable when the library loads and applies it to every
    /// thread that calls in, so it is set before the first native call; the user's own setting wins.
    /// </summary>
#pragma warning disable CA2255 // The library has to be configured before whichever of its types is touched first.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Start()
    {
        if (Interlocked.Exchange(ref started, 1) != 0 || !OperatingSystem.IsLinux())
            return;
        var own = Environment.GetEnvironmentVariable("OMP_NUM_THREADS");
        if (!int.TryParse(own, NumberStyles.Integer, CultureInfo.InvariantCulture, out var threads) || threads < 1)
            threads = Environment.ProcessorCount;
        _ = setenv("OMP_NUM_THREADS", threads.ToString(CultureInfo.InvariantCulture), 1);
        // A waiting OpenMP thread spins by default, for milliseconds where another process wants the core: two threads are then several
        // times slower than one on a busy machine. Sleeping at once costs a training step some 15 % on an idle one; a short spin costs neither.
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
            _ = setenv("GOMP_SPINCOUNT", "20000", 0);
        if (!NativeLibrary.TryLoad("PrunableTorch", typeof(NativeLoader).Assembly, null, out _))
            return; // A process that never uses a tensor may live without libtorch; one that does gets the loader's message.
        Shim.pt_keep_memory();
        Shim.pt_set_num_threads(threads);
    }
}
