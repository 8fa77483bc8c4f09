using System;
using System.Diagnostics;
using System.Globalization;

namespace PrunableNets.Hosting;

/// <summary>Samples a second since it was made.</summary>
internal sealed class Speed
{
    private readonly long since = Stopwatch.GetTimestamp();
    private long samples;

    /// <summary>For the end of a line; empty where no samples are counted.</summary>
    /// <param name="more">Samples since the last line.</param>
    public string After(int more)
    {
        samples += more;
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        return samples == 0 || seconds == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {samples / seconds:N0} samples a second");
    }
}
