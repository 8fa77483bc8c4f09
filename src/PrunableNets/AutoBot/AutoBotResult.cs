using System.Collections.Generic;

namespace PrunableNets;

/// <summary>What gate training found.</summary>
/// <param name="Scores">The logits of the chosen iteration, one a channel; a logit ranks as its gate does but does not saturate.</param>
/// <param name="Chosen">The iteration that the scores come from.</param>
/// <param name="Iterations">All iterations in order.</param>
public sealed record AutoBotResult(IReadOnlyList<float> Scores, AutoBotIteration Chosen, IReadOnlyList<AutoBotIteration> Iterations);
