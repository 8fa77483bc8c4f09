using Microsoft.Extensions.Logging;

namespace PrunableNets.Distributed;

/// <summary>What a cluster's programs log.</summary>
internal static partial class ClusterLog
{
    public const string Category = "PrunableNets.Distributed";

    [LoggerMessage(1, LogLevel.Information, "item {Item}: begun")]
    public static partial void Begun(ILogger logger, string item);

    [LoggerMessage(2, LogLevel.Information, "item {Item}: done in {Seconds:F3} s")]
    public static partial void Done(ILogger logger, string item, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "item {Item}: {Error}")]
    public static partial void Failed(ILogger logger, string item, string error);

    [LoggerMessage(4, LogLevel.Error, "refused by {Coordinator}: {Reason}")]
    public static partial void RefusedBy(ILogger logger, string coordinator, string reason);

    [LoggerMessage(5, LogLevel.Information, "worker {Worker} has joined")]
    public static partial void Joined(ILogger logger, string worker);

    [LoggerMessage(6, LogLevel.Warning, "worker {Worker} has left the cluster")]
    public static partial void Left(ILogger logger, string worker);

    [LoggerMessage(7, LogLevel.Warning, "worker {Worker} is refused: {Reason}")]
    public static partial void Refused(ILogger logger, string worker, string reason);

    [LoggerMessage(8, LogLevel.Warning, "worker {Worker}, item {Item}: {Error}; tried on another worker")]
    public static partial void Retried(ILogger logger, string worker, string item, string error);

    [LoggerMessage(10, LogLevel.Warning, "no worker that fits is there, {Refused} were refused; waiting for one")]
    public static partial void NoWorkers(ILogger logger, int refused);

    [LoggerMessage(11, LogLevel.Information, "worker {Worker} is ready")]
    public static partial void Ready(ILogger logger, string worker);

    [LoggerMessage(12, LogLevel.Warning, "worker {Worker} computes by {Theirs}, this program by {Ours}: results may differ in rounding")]
    public static partial void OtherArithmetic(ILogger logger, string worker, string theirs, string ours);

    [LoggerMessage(13, LogLevel.Warning, "{Program} does not answer: {Error}")]
    public static partial void NoAnswer(ILogger logger, string program, string error);

    [LoggerMessage(15, LogLevel.Warning, "item {Item} is measured elsewhere: worker {Worker} is gone")]
    public static partial void Returned(ILogger logger, string item, string worker);

    [LoggerMessage(16, LogLevel.Warning, "worker {Worker} is asked for no more of {Model}: {Error}")]
    public static partial void Dropped(ILogger logger, string worker, string model, string error);

    [LoggerMessage(17, LogLevel.Information, "weights {Weights}: {Bytes} bytes received")]
    public static partial void Received(ILogger logger, string weights, long bytes);

    [LoggerMessage(
        14, LogLevel.Critical, "this program is no longer in its cluster, which has gone on without it. Start it again ({Reason})")]
    public static partial void DeclaredDead(ILogger logger, string reason);

    [LoggerMessage(18, LogLevel.Information, "{Coordinator} has ended its measurement; {Items} items are let go")]
    public static partial void LetGo(ILogger logger, string coordinator, int items);
}
