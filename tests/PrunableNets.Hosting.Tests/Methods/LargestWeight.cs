using System.Collections.Generic;
using System.Linq;
using PrunableNets;

/// <summary>Keeps the channels whose filters have the largest single weight.</summary>
[PruningMethod("LargestWeight", "an example")]
public sealed class LargestWeight(LargestWeightOptions options) : IChannelCriterion
{
    public IReadOnlyList<float> Score(PruningContext context) =>
        [.. ChannelMembers.Score(context, static rows => rows.abs().amax([1])).Select(s => options.Reverse ? -s : s)];
}

public sealed record LargestWeightOptions : MethodOptions
{
    public bool Reverse { get; set; }
}
