using System.Collections.Generic;

namespace PrunableNets;

/// <summary>What gate training found.</summary>
/// <param name="Scores">The mean logits of the last iterations, one a channel; a logit ranks as its gate does but does not saturate.</param>
/// <param name="Iterations">All iterations in order.</param>
public sealed record AutoBotResult(IReadOnlyList<float> Scores, IReadOnlyList<AutoBotIteration> Iterations);
