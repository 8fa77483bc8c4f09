using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace PrunableNets.Arithmetic;

/// <summary>What oneDNN goes by.</summary>
internal static class Processor
{
    private const int CacheLeaf = unchecked((int)0x8000001D);
    private const int AmdTail = 0x444D4163; // "cAMD" of "AuthenticAMD"

    /// <summary>
    /// An AMD processor that tells nothing of its caches, as behind some hypervisors. oneDNN takes each of its three levels for one byte, cuts
    /// its reorders into blocks accordingly, and loses data on the way (seen with 3.7.1, libtorch 2.10).
    /// </summary>
    public static bool HidesCaches =>
        X86Base.IsSupported && X86Base.CpuId(0, 0).Ecx == AmdTail && X86Base.CpuId(CacheLeaf, 0) is { Eax: 0, Ebx: 0, Ecx: 0, Edx: 0 };

    /// <summary>Sets a variable where native code reads it; .NET's own setter is not seen there on Unix.</summary>
    public static bool TrySetVariable(string name, string value)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        return SetVariable(name, value, 1) == 0;
    }

    [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int SetVariable(string name, string value, int overwrite);
}
