using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace PrunableNets.Hosting;

/// <summary>Tells what one run does to everyone who listens: display, log, metrics, traces; and clocks its stages.</summary>
internal sealed class RunReporter(string model, IPruningProgress display, ILogger logger, IMeterFactory meters)
{
    private readonly RunMetrics metrics = new(meters, model);
    private readonly List<StageTime> stages = [];
    private Activity? activity;
    private PruningStage? stage;
    private long since;

    /// <summary>Where the course of the run is kept, once its folder is there.</summary>
    public CourseFile? Course { get; set; }

    /// <summary>The stages so far, without the current one.</summary>
    public IReadOnlyList<StageTime> Stages => stages;

    public void Begin(PruningStage next)
    {
        EndStage();
        (stage, since) = (next, Stopwatch.GetTimestamp());
        activity = PruningTelemetry.Activities.StartActivity($"stage {next}")?.SetTag("model", model);
        RunLog.Stage(logger, model, next);
        display.Begin(model, next);
    }

    public void Report(MethodStep step)
    {
        metrics.Record(step);
        Course?.Add(CoursePoint.Of(stage!.Value, step));
        RunLog.Step(logger, model, step.Index + 1, step.Count, step.Text);
        display.Report(step);
    }

    public void Report(ReconstructionStep layer)
    {
        var step = new MethodStep(layer.Index, layer.Count, Wording.Of(layer.Layer));
        RunLog.Step(logger, model, step.Index + 1, step.Count, step.Text);
        display.Report(step);
    }

    public void Report(TrainingEpoch epoch, int epochs)
    {
        metrics.Record(epoch, stage!.Value);
        Course?.Add(CoursePoint.Of(stage!.Value, epoch));
        RunLog.Epoch(logger, model, epoch.Index + 1, epochs, epoch.Loss, epoch.Test);
        display.Report(epoch, epochs);
    }

    public void Report(TrainingStep step) => display.Report(step);

    public void Note(string message)
    {
        RunLog.Note(logger, model, message);
        display.Note(message);
    }

    public void Complete(PruningReport report)
    {
        EndStage();
        foreach (var row in report.Rows)
        {
            metrics.Record(row.Form, row.Accuracy);
            RunLog.Result(logger, model, row.Form, row.Accuracy, row.Flops, report.Convention);
        }
        display.Complete(report);
    }

    /// <returns>Whether the log took it.</returns>
    public bool Fail(Exception exception)
    {
        activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        // What a run is known to throw says all in its message; for the rest, the place matters.
        RunLog.Failure(logger, PruningExitCode.Of(exception) is null ? exception : null, model, stage, exception.Message);
        EndStage();
        return logger.IsEnabled(LogLevel.Error);
    }

    private void EndStage()
    {
        activity?.Dispose();
        activity = null;
        if (stage is { } ended)
            stages.Add(new StageTime(ended, Stopwatch.GetElapsedTime(since)));
        stage = null;
    }
}

/// <summary>How long a stage took in this process.</summary>
internal readonly record struct StageTime(PruningStage Stage, TimeSpan Time);
