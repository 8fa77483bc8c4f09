using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PrunableNets.Hosting.Tests;

public sealed class TelemetryTests : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<(string Instrument, double Value, string Tags)> measurements = [];
    private readonly MeterListener listener = new();
    private readonly Lines log = new();
    private readonly RunReporter reporter;

    public TelemetryTests()
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == PruningTelemetry.Name && instrument.Meter.Scope == factory)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        listener.Start();
        reporter = new RunReporter("TinyNet", new RecordingProgress(), log, factory);
    }

    public void Dispose()
    {
        listener.Dispose();
        services.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measurements.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(static t => $"{t.Key}={t.Value}"))));

    [Fact]
    public void AnIterationIsMeasured()
    {
        reporter.Begin(PruningStage.Select);
        reporter.Report(new MethodStep(0, 10, "") { Values = [new("loss", 5.5), new("soft_cost", 61_234)], Samples = 64 });
        Assert.Equal(
            [
                ("prunable.loss", 5.5, "model=TinyNet stage=Select"), ("prunable.soft_cost", 61_234, "model=TinyNet stage=Select"),
                ("prunable.iterations", 1, "model=TinyNet stage=Select"), ("prunable.samples", 64, "model=TinyNet stage=Select"),
            ], measurements);
    }

    [Theory]
    [InlineData(PruningStage.Dense, "dense")]
    [InlineData(PruningStage.FineTune, "fine-tuned")]
    public void AnEpochIsMeasured(PruningStage stage, string form)
    {
        reporter.Begin(stage);
        reporter.Report(new TrainingEpoch(0, 1.5, 0.02, new Accuracy(90, 100, 0.3), 512), 2);
        Assert.Equal(
            [
                ("prunable.loss", 1.5, $"model=TinyNet stage={stage}"), ("prunable.epochs", 1, $"model=TinyNet stage={stage}"),
                ("prunable.samples", 512, $"model=TinyNet stage={stage}"), ("prunable.test_loss", 0.3, $"model=TinyNet form={form}"), ("prunable.accuracy", 0.9, $"model=TinyNet form={form}"),
            ], measurements);
    }

    [Fact]
    public void StagesAreActivitiesAndAFailureMarksItsOwn()
    {
        var seen = new List<Activity>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == PruningTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = seen.Add,
        };
        ActivitySource.AddActivityListener(activities);
        using var parent = new Activity("this test").Start();
        reporter.Begin(PruningStage.Dense);
        reporter.Begin(PruningStage.Select);
        reporter.Fail(new InvalidOperationException("broken"));
        // Other tests run at the same time.
        var own = seen.Where(a => a.ParentId == parent.Id).ToArray();
        Assert.Equal([("stage Dense", ActivityStatusCode.Unset), ("stage Select", ActivityStatusCode.Error)], own.Select(static a => (a.OperationName, a.Status)));
        Assert.Equal([PruningStage.Dense, PruningStage.Select], reporter.Stages.Select(static s => s.Stage));
    }

    [Fact]
    public void LogsAreStructured()
    {
        reporter.Begin(PruningStage.Select);
        reporter.Note("a note");
        reporter.Fail(new InvalidOperationException("broken"));
        Assert.Equal(["Information Model=TinyNet Stage=Select", "Warning Model=TinyNet Note=a note", "Error Model=TinyNet Stage=Select Reason=broken"], log.Entries);
    }

    private sealed class Lines : ILogger
    {
        public List<string> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            Entries.Add($"{logLevel} {string.Join(' ', values.Where(static v => v.Key != "{OriginalFormat}").Select(static v => $"{v.Key}={v.Value}"))}");
        }
    }
}
