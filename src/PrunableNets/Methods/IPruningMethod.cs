namespace PrunableNets;

/// <summary>
/// A way from a network to the channels that stay. A class with <see cref="PruningMethodAttribute"/> and a constructor that takes its options
/// (derived from <see cref="MethodOptions"/>) or nothing; see docs/methods.md for one of your own. What only ranks channels is an
/// <see cref="IChannelCriterion"/> instead.
/// </summary>
public interface IPruningMethod
{
    /// <summary>Chooses the channels. May change the network's weights: they are what the slim network is cut from.</summary>
    /// <param name="context">Network, data, budget; and who is told of progress.</param>
    /// <returns>The plan, within <see cref="PruningContext.Budget"/>, and how it came about.</returns>
    PruningOutcome Prune(PruningContext context);
}
