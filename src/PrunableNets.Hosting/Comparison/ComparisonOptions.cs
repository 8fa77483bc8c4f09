using System;
using System.Collections.Generic;

namespace PrunableNets.Hosting;

/// <summary>What is compared; bound from a configuration section, whose keys are the properties' names. A method's options are in the section of its name.</summary>
public sealed class ComparisonOptions
{
    /// <summary>File with the dense network's weights, as <see cref="PruningOptions.Weights"/>. Either this, or <see cref="Training"/> and <see cref="Early"/> are required.</summary>
    public string Weights { get; set; } = "";

    /// <summary>Training of every cell's own weights, whose seed is the cell's, in the course of which they are pruned.</summary>
    public TrainingOptions? Training { get; set; }

    /// <summary>When they are pruned.</summary>
    public EarlyPruningOptions? Early { get; set; }

    /// <summary>Names of methods. Beside them is the slim network of the first one trained from scratch, where there is training.</summary>
    public IList<string> Methods { get; } = [];

    /// <summary>Channels at random and L1 stand beside the methods.</summary>
    public bool Baselines { get; set; } = true;

    /// <summary>Budgets, each as <see cref="PruningOptions.Target"/>; at least one.</summary>
    public IList<string> Targets { get; } = [];

    /// <summary>How FLOPs are counted.</summary>
    public FlopsConvention Convention { get; set; } = FlopsConvention.Mac;

    /// <summary>Every cell is computed with the seeds 0, 1, .. below this.</summary>
    public int Seeds { get; set; } = 3;

    /// <summary>Batches on which the means of the slim network's layers are brought back, before all else; 0 leaves that column out.</summary>
    public int MeanRecoveryBatches { get; set; }

    /// <summary>
    /// Chooses channels anew (<see cref="ChannelChoice"/>) and solves weights anew in place of measuring batch norms anew, and fine-tunes from there too: one column more for each.
    /// Null, the default, leaves them out, and so does <see cref="Early"/>.
    /// </summary>
    public ReconstructionOptions? Reconstruction { get; set; }

    /// <summary>As <see cref="PruningOptions.ChannelChoice"/>, of the slim network that <see cref="Reconstruction"/> solves; the others keep the method's channels.</summary>
    public ChannelChoiceOptions? ChannelChoice { get; set; }

    /// <summary>Batches on which the slim network's batch norms are measured anew; 0 leaves that column out, and so does <see cref="Early"/>.</summary>
    public int RecalibrationBatches { get; set; } = 20;

    /// <summary>Training of the slim network; null leaves that column out, or to the end of <see cref="Training"/>.</summary>
    public TrainingOptions? FineTuning { get; set; }

    /// <summary>How scores are compared between groups; each method's own way where the section is absent.</summary>
    public SelectionOptions? Selection { get; set; }

    /// <summary>In how many steps criteria prune.</summary>
    public ScheduleOptions Schedule { get; set; } = new();

    /// <summary>As <see cref="PruningOptions.Device"/>.</summary>
    public string Device { get; set; } = PruningOptions.AutomaticDevice;

    /// <summary>Where cells are kept, one file each, and the table is written. Required.</summary>
    public string Folder { get; set; } = "";

    /// <exception cref="ArgumentException">An option cannot work; the message names it.</exception>
    internal void Validate()
    {
        if ((Training is null) != (Early is null))
            throw new ArgumentException($"{nameof(Early)}: belongs to {nameof(Training)}, in the course of which networks are pruned; give both sections, or neither and {nameof(Weights)}.");
        if (string.IsNullOrWhiteSpace(Weights) && Early is null)
            throw new ArgumentException($"{nameof(Weights)}: is missing; name a file with the dense network's weights.");
        if (!string.IsNullOrWhiteSpace(Weights) && Early is not null)
            throw new ArgumentException($"{nameof(Weights)}: stands beside {nameof(Training)} and {nameof(Early)}, which make weights of their own; keep the one or the others.");
        if (string.IsNullOrWhiteSpace(Folder))
            throw new ArgumentException($"{nameof(Folder)}: is missing; name a folder for the results.");
        if (Targets.Count == 0)
            throw new ArgumentException($"{nameof(Targets)}: is empty; write targets such as [\"50%\"].");
        if (Seeds < 1)
            throw new ArgumentException($"{nameof(Seeds)}: {Seeds} seeds make no cell; the least is 1.");
        if (RecalibrationBatches < 0)
            throw new ArgumentException($"{nameof(RecalibrationBatches)}: {RecalibrationBatches} is no number of batches; 0 measures nothing.");
        if (MeanRecoveryBatches < 0)
            throw new ArgumentException($"{nameof(MeanRecoveryBatches)}: {MeanRecoveryBatches} is no number of batches; 0 leaves means as they are.");
        Schedule.Validate();
        Reconstruction?.Validate();
        ChannelChoice?.Validate();
        FineTuning?.Validate();
        Training?.Validate();
        Early?.Validate(Training!.Epochs);
    }
}
