using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace PrunableNets.Benchmarks;

/// <summary>Time between two reports of gate training.</summary>
internal sealed class IterationClock : IProgress<AutoBotIteration>
{
    private long last = Stopwatch.GetTimestamp();

    public List<double> Milliseconds { get; } = [];

    public void Report(AutoBotIteration value)
    {
        Milliseconds.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
        last = Stopwatch.GetTimestamp();
    }
}
