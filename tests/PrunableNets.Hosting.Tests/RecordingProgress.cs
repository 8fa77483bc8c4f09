using System;
using System.Collections.Generic;

namespace PrunableNets.Hosting.Tests;

internal sealed class RecordingProgress(Action<MethodStep>? onIteration = null) : IPruningProgress
{
    public List<PruningStage> Stages { get; } = [];

    public int Iterations { get; private set; }

    public int Epochs { get; private set; }

    public PruningReport? Report { get; private set; }

    public void Begin(string model, PruningStage stage) => Stages.Add(stage);

    void IPruningProgress.Report(MethodStep step)
    {
        Iterations++;
        onIteration?.Invoke(step);
    }

    void IPruningProgress.Report(TrainingEpoch epoch, int epochs) => Epochs++;

    public List<string> Notes { get; } = [];

    public void Note(string message) => Notes.Add(message);

    public void Complete(PruningReport report) => Report = report;
}
