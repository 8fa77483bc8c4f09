using PrunableNets.Data;

namespace PrunableNets.Hosting;

/// <summary>What a pruning run does; bound from a configuration section, whose keys are the properties' names.</summary>
public sealed class PruningOptions
{
    internal const string AutomaticDevice = "auto";

    /// <summary>
    /// What the slim network may cost: FLOPs (<c>56M</c>), a share of the dense network's (<c>45%</c>), or either in parameters
    /// (<c>460k parameters</c>, <c>50% parameters</c>) or in bytes of memory (<c>2M memory</c>); several with semicolons between them. Required.
    /// </summary>
    public string Target { get; set; } = "";

    /// <summary>How the FLOPs of <see cref="Target"/> and of the report are counted.</summary>
    public FlopsConvention Convention { get; set; } = FlopsConvention.Mac;

    /// <summary>
    /// File with the dense network's weights: <c>.safetensors</c>, <c>.dat</c> (TorchSharp's <c>Module.save</c>), or <c>.pt</c> and <c>.pth</c>
    /// (PyTorch's state dict). Either this or <see cref="Training"/> is required.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>Trains the dense network from scratch where there are no <see cref="Weights"/>.</summary>
    public TrainingOptions? Training { get; set; }

    /// <summary>
    /// Prunes in the course of <see cref="Training"/>, and trains the slim network for the epochs that are left; null prunes the network that is trained to the end.
    /// </summary>
    public EarlyPruningOptions? Early { get; set; }

    /// <summary>
    /// Name of the method (<see cref="PruningMethod.BuiltIn"/>, or one that the program adds). Its options are in the section of its name; in code they
    /// are set by the method's <c>Use..</c> on what <c>AddPruning</c> returns.
    /// </summary>
    public string Method { get; set; } = "AutoBot";

    /// <summary>How the method's scores are compared between groups; the method's own way where the section is absent.</summary>
    public SelectionOptions? Selection { get; set; }

    /// <summary>In how many steps a criterion prunes, and what is trained between; all at once by default.</summary>
    public ScheduleOptions Schedule { get; set; } = new();

    /// <summary>
    /// Brings the means of the slim network's layers back to those of the dense one (<see cref="MeanRecovery"/>), on as many batches, before batch norms are
    /// measured anew, which does the same for what is behind them. 0, the default, leaves biases as they were.
    /// </summary>
    public int MeanRecoveryBatches { get; set; }

    /// <summary>
    /// Chooses anew which channels of each group stay, as many as the method says (<see cref="PrunableNets.ChannelChoice"/>): right for weights that are solved anew,
    /// and on where they are (<see cref="Reconstruction"/>), on the same samples. Where the section is there, it says; <c>Batches: 0</c> keeps the method's channels.
    /// With <see cref="Early"/> it has no part.
    /// </summary>
    public ChannelChoiceOptions? ChannelChoice { get; set; }

    /// <summary>
    /// Solves the weights of the slim network anew, layer by layer, so that it gives what the dense one gives (<see cref="PrunableNets.Reconstruction"/>), on
    /// training samples whose labels are not read. On by default; <c>Batches: 0</c> leaves the weights as they were cut. With <see cref="Early"/>, where
    /// the training goes on, it has no part.
    /// </summary>
    public ReconstructionOptions Reconstruction { get; set; } = new();

    /// <summary>
    /// Measures the running statistics of the slim network's batch norms anew, on as many of the first batches that the method works
    /// on, before any fine-tuning. 0 leaves them as they were in the dense network. With <see cref="Early"/> the training that goes on measures them, and
    /// <see cref="Reconstruction"/> does; then this has no part.
    /// </summary>
    public int RecalibrationBatches { get; set; } = 20;

    /// <summary>Fine-tuning of the slim network; none where the section is absent.</summary>
    public TrainingOptions? FineTuning { get; set; }

    /// <summary>The plan file to write; by default <c>&lt;Model&gt;.widths.json</c> beside the model's source file.</summary>
    public string? Plan { get; set; }

    /// <summary>The file for the slim network's weights; by default <c>&lt;Model&gt;.slim.safetensors</c> beside the plan file.</summary>
    public string? SlimWeights { get; set; }

    /// <summary><c>auto</c> (a GPU where there is one), <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; set; } = AutomaticDevice;

    /// <summary>
    /// Lets a GPU round the inputs of float32 convolutions and products to TF32, with a 10-bit mantissa, for which its tensor cores are made.
    /// A CPU does not know it.
    /// </summary>
    public bool AllowTf32 { get; set; } = true;

    /// <summary>Samples a forward when latency is measured.</summary>
    public int LatencyBatchSize { get; set; } = 1;

    /// <summary>Folder of the run's checkpoints and certificate; by default <c>runs/&lt;Model&gt;</c> beside the plan file. Created where it is absent.</summary>
    public string? RunDirectory { get; set; }

    /// <summary>Goes on from the checkpoints of a run that was broken off; false removes them and starts anew.</summary>
    public bool Resume { get; set; } = true;

    /// <summary>Iterations of the method from one checkpoint to the next; dense training and fine-tuning have one after every epoch.</summary>
    public int CheckpointIterations { get; set; } = 25;

    /// <summary>What these options come to on the given data: random crops and flips, which are on by default, are for images.</summary>
    internal PruningOptions For(Dataset data)
    {
        var options = (PruningOptions)MemberwiseClone();
        options.Schedule = Schedule with { Training = Schedule.Training?.For(data) };
        (options.Training, options.FineTuning) = (Training?.For(data), FineTuning?.For(data));
        return options;
    }
}
