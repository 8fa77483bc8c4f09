using System.Collections.Generic;

namespace PrunableNets;

/// <summary>
/// Scores channels; everything else - selection under the budget, several steps, training between - is done around it. A class with
/// <see cref="PruningMethodAttribute"/>, as an <see cref="IPruningMethod"/> is.
/// </summary>
public interface IChannelCriterion
{
    /// <summary>How its scores are ranked where the run does not say.</summary>
    SelectionOptions DefaultSelection => new() { Normalization = ScoreNormalization.Mean };

    /// <summary>What the last scores rest on, for the plan file and the certificate.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Evidence => [];

    /// <summary>Scores every channel. Channels that earlier steps removed are zero in <see cref="NetworkContext.Gated"/>; their scores do not count.</summary>
    /// <param name="context">The network, its gates hard, and data.</param>
    /// <returns>One finite score a channel, higher for those that matter more, in the order of the gate vector.</returns>
    IReadOnlyList<float> Score(PruningContext context);
}
