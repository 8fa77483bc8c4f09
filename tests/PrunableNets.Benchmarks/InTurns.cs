using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Times calls in turns, so that other work on the machine slows all of them alike. A turn is several calls of one kind, as threads that
/// wait for the next piece of the kind before (runtimes let them spin) take the processor from it for a while.
/// </summary>
internal static class InTurns
{
    private const int Turns = 5;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.5);

    /// <summary>The median of all calls of five turns, each of half a second or one call, after one that does not count.</summary>
    public static double[] Milliseconds(IReadOnlyList<Action> calls)
    {
        var times = calls.Select(static _ => new List<double>()).ToArray();
        for (var turn = 0; turn < Turns; turn++)
            for (var i = 0; i < calls.Count; i++)
            {
                calls[i]();
                var all = Stopwatch.StartNew();
                do
                {
                    var one = Stopwatch.StartNew();
                    calls[i]();
                    times[i].Add(one.Elapsed.TotalMilliseconds);
                }
                while (all.Elapsed < Turn);
            }
        return [.. times.Select(static t => t.Order().ElementAt(t.Count / 2))];
    }
}
