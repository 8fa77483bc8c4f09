using System;
using System.Threading;
using PrunableNets.Data;

namespace PrunableNets.Tests.Methods;

/// <summary>What a method works with on the tiny network, when its steps are watched, its checkpoints kept, or it is stopped.</summary>
internal static class TinyContext
{
    public static PruningContext Create(
        TinyNet net, Dataset train, PruningBudget budget, Action<MethodStep> report, Action<string>? note = null,
        CheckpointFile? file = null, CancellationToken cancellationToken = default) =>
        new(TinyNet.Architecture, net, () => TinyNet.CreateGated(net), plan => TinyNet.CreateSlim(net, plan), train, budget)
        {
            Report = report, Note = note ?? (static _ => { }), Checkpoints = (_, _, _) => file, CancellationToken = cancellationToken,
        };

    /// <summary>Cancels once a step is done.</summary>
    public static Action<MethodStep> StopAfter(int step, CancellationTokenSource source) => s =>
    {
        if (s.Index == step)
            source.Cancel();
    };
}
