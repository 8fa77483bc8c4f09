using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using PrunableNets.Hosting;

namespace PrunableNets.Distributed;

/// <summary>
/// Ends a program that its cluster has gone on without - it was frozen, or cut off - with a line that says so; by itself Orleans ends it
/// with a dump.
/// </summary>
internal sealed partial class DeclaredDead(ILoggerFactory loggers, IEnumerable<ILoggerProvider> writers) : IFatalErrorHandler
{
    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => true;

    /// <inheritdoc/>
    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        ClusterLog.DeclaredDead(loggers.CreateLogger(ClusterLog.Category), exception?.Message ?? context ?? "");
        // What they have in their queues is written by then; the factory's own end leaves them as they are.
        foreach (var writer in writers)
            writer.Dispose();
        // Without an orderly end where that can be had: libtorch's, in the middle of a computation, may abort.
        if (!OperatingSystem.IsWindows())
            Exit(PruningExitCode.Failed);
        Environment.Exit(PruningExitCode.Failed);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
