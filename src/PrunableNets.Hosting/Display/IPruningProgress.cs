namespace PrunableNets.Hosting;

/// <summary>Is told what a run does, always on the run's own thread. Disposed when the host goes down.</summary>
public interface IPruningProgress
{
    /// <summary>A stage begins.</summary>
    void Begin(string model, PruningStage stage);

    /// <summary>One step of the method, or one layer of the reconstruction, is done.</summary>
    void Report(MethodStep step);

    /// <summary>One batch of training or fine-tuning is done; passed over where nobody looks.</summary>
    void Report(TrainingStep step)
    {
    }

    /// <summary>One epoch of training or fine-tuning is done.</summary>
    void Report(TrainingEpoch epoch, int epochs);

    /// <summary>Something worth knowing: a checkpoint that is resumed from, or refused.</summary>
    void Note(string message);

    /// <summary>The run is done.</summary>
    void Complete(PruningReport report);
}
