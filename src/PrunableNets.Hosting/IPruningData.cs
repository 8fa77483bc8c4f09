using PrunableNets.Data;

namespace PrunableNets.Hosting;

/// <summary>What a pruning run learns from; registered by the application, as <see cref="PruningData"/> or a class of its own.</summary>
public interface IPruningData
{
    /// <summary>Samples to train gates and weights on.</summary>
    Dataset Train { get; }

    /// <summary>Samples to measure accuracy on.</summary>
    Dataset Test { get; }

    /// <summary>What a network is to do with them; by default name classes.</summary>
    Objective Objective => Objective.Classification;
}
