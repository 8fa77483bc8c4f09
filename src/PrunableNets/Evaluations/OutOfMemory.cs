using System;
using System.Runtime.InteropServices;

namespace PrunableNets;

/// <summary>Tells that memory was lacking, which libtorch says in a text.</summary>
internal static class OutOfMemory
{
    public static bool Is(Exception exception) => exception is OutOfMemoryException
        || (exception is ExternalException
            && (exception.Message.Contains("allocate memory", StringComparison.Ordinal)
                || exception.Message.Contains("not enough memory", StringComparison.Ordinal)
                || exception.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)));
}
