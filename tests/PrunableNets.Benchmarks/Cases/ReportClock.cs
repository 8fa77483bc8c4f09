using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace PrunableNets.Benchmarks;

/// <summary>Time between two reports of a training.</summary>
internal sealed class ReportClock<T> : IProgress<T>
{
    private long last = Stopwatch.GetTimestamp();

    public List<double> Milliseconds { get; } = [];

    public void Report(T value)
    {
        Milliseconds.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
        last = Stopwatch.GetTimestamp();
    }
}
