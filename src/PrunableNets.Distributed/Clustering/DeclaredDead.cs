using System;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using PrunableNets.Hosting;

namespace PrunableNets.Distributed;

/// <summary>Ends a program that its cluster has gone on without - it was frozen, or cut off - with a line that says so; by itself Orleans ends it with a dump.</summary>
internal sealed class DeclaredDead(ILoggerFactory loggers) : IFatalErrorHandler
{
    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => true;

    /// <inheritdoc/>
    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        ClusterLog.DeclaredDead(loggers.CreateLogger(ClusterLog.Category), exception?.Message ?? context ?? "");
        loggers.Dispose();
        Environment.Exit(PruningExitCode.Failed);
    }
}
