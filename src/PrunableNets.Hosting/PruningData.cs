using PrunableNets.Data;

namespace PrunableNets.Hosting;

/// <summary>Two data sets that are there already.</summary>
/// <param name="Train">Samples to train gates and weights on.</param>
/// <param name="Test">Samples to measure accuracy on.</param>
public sealed record PruningData(Dataset Train, Dataset Test) : IPruningData
{
    /// <inheritdoc/>
    public Objective Objective { get; init; } = Objective.Classification;
}
