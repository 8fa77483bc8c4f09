using System;
using Microsoft.Extensions.Logging;

namespace PrunableNets.Hosting;

/// <summary>What a run logs. Steps that the display shows are for debugging; a log without a display has beginning, stages, notes and end.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Information, "{Model}: stage {Stage}")]
    public static partial void Stage(ILogger logger, string model, PruningStage stage);

    [LoggerMessage(2, LogLevel.Debug, "{Model}: step {Step} of {Steps}: {Text}")]
    public static partial void Step(ILogger logger, string model, int step, int steps, string text);

    [LoggerMessage(3, LogLevel.Debug, "{Model}: epoch {Epoch} of {Epochs}: loss {Loss}, test {Accuracy}")]
    public static partial void Epoch(ILogger logger, string model, int epoch, int epochs, double loss, Accuracy accuracy);

    [LoggerMessage(4, LogLevel.Warning, "{Model}: {Note}")]
    public static partial void Note(ILogger logger, string model, string note);

    [LoggerMessage(5, LogLevel.Information, "{Model}: {Form} has {Accuracy} at {Flops} FLOPs ({Convention})")]
    public static partial void Result(ILogger logger, string model, string form, Accuracy accuracy, long flops, FlopsConvention convention);

    [LoggerMessage(6, LogLevel.Error, "{Model}: the run failed in stage {Stage}: {Reason}")]
    public static partial void Failure(ILogger logger, Exception? exception, string model, PruningStage? stage, string reason);
}
