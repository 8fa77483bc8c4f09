using System.Collections.Generic;

namespace PrunableNets.Hosting;

/// <summary>What a run achieved.</summary>
public sealed record PruningReport
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>What the rows' FLOPs count.</summary>
    public required FlopsConvention Convention { get; init; }

    /// <summary>Classes that the data have; 0 where they have none.</summary>
    public int Classes { get; init; }

    /// <summary>Dense, gated, slim; trained, reconstructed, recalibrated and fine-tuned where that was asked for.</summary>
    public required IReadOnlyList<PruningRow> Rows { get; init; }

    /// <summary>What the method found: the plan with what it costs, scores, evidence; null where the plan was there already.</summary>
    public required PruningOutcome? Outcome { get; init; }

    /// <summary>The slim network against the hard-gated one.</summary>
    public required Equivalence Equivalence { get; init; }

    /// <summary>Widths and times of all layers, dense and slim.</summary>
    public IReadOnlyList<PrunedLayer> Layers { get; init; } = [];

    /// <summary>When the network was pruned in the course of its training; null where it was trained to the end before.</summary>
    public EarlyPruning? Early { get; init; }

    /// <summary>What became of each layer whose weights could be solved anew; null where that was not asked for.</summary>
    public IReadOnlyList<ReconstructedLayer>? Reconstruction { get; init; }

    /// <summary>Fine-tuning; null where there was none.</summary>
    public required TrainingResult? FineTuning { get; init; }

    /// <summary>The plan file that was written.</summary>
    public required string PlanPath { get; init; }

    /// <summary>The file of the slim weights that was written.</summary>
    public required string WeightsPath { get; init; }

    /// <summary>The certificate that was written: all that is needed to repeat the run, and what it gave.</summary>
    public required string CertificatePath { get; init; }

    /// <summary>The page to look at that was written.</summary>
    public required string PagePath { get; init; }
}
