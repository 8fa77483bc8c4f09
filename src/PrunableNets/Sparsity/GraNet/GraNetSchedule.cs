using System;

namespace PrunableNets;

/// <summary>
/// What <see cref="GraNet"/> does when. Changes of the masks are counted as the released code counts them: change i is made when i
/// intervals are done.
/// </summary>
internal sealed class GraNetSchedule(GraNetOptions options, int stepsPerEpoch, int steps)
{
    private readonly long start = (long)options.StartEpoch * stepsPerEpoch / options.Interval;

    /// <summary>The change with which the final density is reached.</summary>
    public long End { get; } = (long)options.EndEpoch * stepsPerEpoch / options.Interval;

    /// <summary>Steps until then.</summary>
    public long Length => End * options.Interval;

    /// <summary>Whether pruning has at least one change to be done in.</summary>
    public bool IsGradual => End > start;

    /// <summary>Whether the masks change when so many steps are done.</summary>
    public bool IsChange(int done) => done >= (long)options.StartEpoch * stepsPerEpoch && done % options.Interval == 0;

    /// <summary>The density to prune to with that change, d_f + (d_i - d_f) (1 - t/n)^3; null once pruning is over.</summary>
    public double? Density(int done)
    {
        var change = done / options.Interval;
        if (change > End)
            return null;
        var left = 1 - ((double)(change - start) / (End - start));
        return options.FinalDensity + ((options.InitialDensity - options.FinalDensity) * left * left * left);
    }

    /// <summary>The share of remaining weights to exchange.</summary>
    public double Regeneration(int done) =>
        options.FinalRegeneration + ((options.Regeneration - options.FinalRegeneration) * (1 + Math.Cos(Math.PI * done / steps)) / 2);
}
