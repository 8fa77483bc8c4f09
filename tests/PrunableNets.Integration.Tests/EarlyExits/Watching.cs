using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Integration.Tests.EarlyExits;

/// <summary>Scores by gradients at the gates, and remembers under what.</summary>
[PruningMethod("Watching", "a test")]
internal sealed class Watching(WatchingOptions options) : IChannelCriterion
{
    public IReadOnlyList<float> Score(PruningContext context)
    {
        using var batch = context.Batches(1, 16, seed: 0).Single();
        float[] scores = [.. GateGradients.Of(context, batch).data<float>().ToArray().Select(static g => Math.Abs(g))];
        bool[] open = [.. context.Gated.Gates.Lambda().data<float>().ToArray().Select(static g => g == 1)];
        options.Seen.Add((context.Objective.Name, open, scores));
        return scores;
    }
}

/// <summary>Options of <see cref="Watching"/>, where it also tells what it saw.</summary>
internal sealed record WatchingOptions : MethodOptions
{
    /// <summary>Each time that it scored: the objective, the gates, and what it made of them.</summary>
    public List<(string Objective, bool[] Open, float[] Scores)> Seen { get; } = [];
}
