using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PrunableNets.Hosting;

/// <summary>The instruments of one run.</summary>
internal sealed class RunMetrics
{
    private readonly Gauge<double> loss;
    private readonly Dictionary<string, Gauge<double>> values = [];
    private readonly Meter meter;
    private readonly Gauge<double> accuracy;
    private readonly Gauge<double> testLoss;
    private readonly Counter<long> iterations;
    private readonly Counter<long> epochs;
    private readonly Counter<long> samples;
    private readonly string model;

    public RunMetrics(IMeterFactory factory, string model)
    {
        this.model = model;
        meter = factory.Create(PruningTelemetry.Name);
        loss = meter.CreateGauge<double>("prunable.loss", description: "Training loss of the last iteration of the method, or of the last epoch");
        accuracy = meter.CreateGauge<double>("prunable.accuracy", "1", "Share of test samples that are named rightly");
        testLoss = meter.CreateGauge<double>("prunable.test_loss", description: "Mean loss on the test data");
        iterations = meter.CreateCounter<long>("prunable.iterations", "{iteration}", "Iterations of the method");
        epochs = meter.CreateCounter<long>("prunable.epochs", "{epoch}", "Epochs of training and fine-tuning");
        samples = meter.CreateCounter<long>("prunable.samples", "{sample}", "Samples trained on; its rate is samples a second");
    }

    public void Record(MethodStep step)
    {
        var tags = Tags("stage", nameof(PruningStage.Select));
        foreach (var (name, value) in step.Values)
            (name == "loss" ? loss : Value(name)).Record(value, tags);
        iterations.Add(1, tags);
        samples.Add(step.Samples, tags);
    }

    public void Record(TrainingEpoch epoch, PruningStage stage)
    {
        var tags = Tags("stage", stage.ToString());
        loss.Record(epoch.Loss, tags);
        epochs.Add(1, tags);
        samples.Add(epoch.Samples, tags);
        // Each epoch is measured; the form says of what.
        Record(stage switch { PruningStage.Dense => "dense", PruningStage.Train => "trained", _ => "fine-tuned" }, epoch.Test);
    }

    public void Record(string form, Accuracy measured)
    {
        var tags = Tags("form", form);
        testLoss.Record(measured.Loss, tags);
        if (measured.Correct is not null)
            accuracy.Record(measured.Share, tags);
    }

    /// <summary>The instrument of a value that only the method knows.</summary>
    private Gauge<double> Value(string name) =>
        values.TryGetValue(name, out var gauge) ? gauge : values[name] = meter.CreateGauge<double>("prunable." + name, description: "As the method reports it");

    private TagList Tags(string key, string value) => new([new KeyValuePair<string, object?>("model", model), new KeyValuePair<string, object?>(key, value)]);
}
