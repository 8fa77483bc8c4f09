using System.Collections.Generic;

namespace PrunableNets.Hosting;

/// <summary>Options that are there but hold nothing.</summary>
internal static class OptionPresence
{
    /// <summary>Key and problem of each option that is null where it may not be, or empty where it may be absent.</summary>
    public static IEnumerable<(string Key, string Problem)> Problems(PruningOptions options)
    {
        if (options.Target is null)
            yield return (nameof(options.Target), "is null; write FLOPs such as 56M, or a share of the dense network's such as 45%.");
        if (string.IsNullOrWhiteSpace(options.Method))
            yield return (nameof(options.Method), "is empty; name a method, or leave it away for the default.");
        if (options.Schedule is null)
            yield return (nameof(options.Schedule), "is null; leave the section away for its defaults.");
        if (options.Reconstruction is null)
            yield return (nameof(options.Reconstruction), $"is null; write {nameof(options.Reconstruction)}:{nameof(options.Reconstruction.Batches)} 0 to leave weights as they were cut, or leave the section away for its defaults.");
        if (string.IsNullOrWhiteSpace(options.Device))
            yield return (nameof(options.Device), $"is empty; write {PruningOptions.AutomaticDevice}, cpu, cuda or cuda:1, or leave it away.");
        foreach (var (key, path) in new[]
        {
            (nameof(options.Weights), options.Weights), (nameof(options.Plan), options.Plan),
            (nameof(options.SlimWeights), options.SlimWeights), (nameof(options.RunDirectory), options.RunDirectory),
        })
        {
            if (path is not null && string.IsNullOrWhiteSpace(path))
                yield return (key, "is empty; name a path, or leave it away.");
        }
    }
}
