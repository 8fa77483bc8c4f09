using System.Collections.Generic;

namespace PrunableNets.Hosting;

/// <summary>When a run pruned a network that was still trained, and what the rest of the training gave.</summary>
public sealed record EarlyPruning
{
    /// <summary>How the moment was to be told.</summary>
    public required PruningMoment Moment { get; init; }

    /// <summary>Finished epochs when the network was pruned.</summary>
    public required int Epoch { get; init; }

    /// <summary>All epochs of the training, the dense network's and the slim network's.</summary>
    public required int Epochs { get; init; }

    /// <summary>The rule told so; else it was <see cref="EarlyPruningOptions.Latest"/>.</summary>
    public required bool IsTold { get; init; }

    /// <summary>What the rule looked at, in the order of the epochs: <see cref="LazyKernelDetector.Distances"/> or <see cref="StructureStability.Values"/>.</summary>
    public required IReadOnlyList<double> Figures { get; init; }

    /// <summary>The slim network's epochs, with their place in the whole training.</summary>
    public required TrainingResult Training { get; init; }
}
