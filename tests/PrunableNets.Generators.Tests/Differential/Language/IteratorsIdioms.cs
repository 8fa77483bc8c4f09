using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about iterators: they are lazy, they take turns with their consumer, and they clean up.</summary>
internal static class IteratorsIdioms
{
    private static IEnumerable<int> Widths(StringBuilder log, int count)
    {
        log.Append('<');
        try
        {
            for (int i = 0; i < count; i++)
            {
                log.Append('y');
                yield return i * 10;
                log.Append('r');
            }
        }
        finally
        {
            log.Append('>');
        }
    }

    private static IEnumerable<int> Halving(int width)
    {
        for (; ; width /= 2)
        {
            if (width == 0)
            {
                yield break;
            }

            yield return width;
        }
    }

    private static IEnumerable<int> Walk(int depth)
    {
        foreach (int below in depth == 1 ? Enumerable.Empty<int>() : Walk(depth - 1))
        {
            yield return depth;
            yield return below;
        }

        yield return depth * 3;
    }

    private static IEnumerable<int> Guarded(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        yield return width;
    }

    public static string ProducerAndConsumerTakeTurns()
    {
        var log = new StringBuilder();
        foreach (int width in Widths(log, 3))
        {
            log.Append(width);
        }

        return log.ToString();
    }

    public static string NothingRunsBeforeTheFirstElement()
    {
        var log = new StringBuilder();
        var widths = Widths(log, 2);
        log.Append("made");
        return widths.First() + log.ToString();
    }

    public static string ABreakRunsTheFinally()
    {
        var log = new StringBuilder();
        foreach (int width in Widths(log, 9))
        {
            if (width == 10)
            {
                break;
            }
        }

        return log.Append('.').ToString();
    }

    public static string EnumeratingTwiceRunsTwice()
    {
        var log = new StringBuilder();
        var widths = Widths(log, 2).Select(w => w + log.Length);
        return $"{widths.Sum()} {widths.Sum()} {log}";
    }

    public static string AnEnumeratorAdvancesByHand()
    {
        var log = new StringBuilder();
        using (var widths = Widths(log, 2).GetEnumerator())
        {
            log.Append(widths.MoveNext()).Append(widths.MoveNext()).Append(widths.Current);
            log.Append(widths.MoveNext()).Append(widths.MoveNext());
        }

        return log.ToString();
    }

    public static int EveryEnumerationStartsWithItsOwnParameter() => Halving(20) is var h ? (h.Count() * 100) + h.Skip(2).First() : 0;

    public static string RecursiveIteratorsNest() => string.Join(",", Walk(3));

    public static bool ABadArgumentIsNoticedOnlyLater() => Guarded(-1) is not null && Guarded(2).Any();

    public static int ABadArgumentIsNoticedInTheEnd() => Guarded(4).Concat(Guarded(-1)).Sum();

    public static string ALocalIteratorSeesLaterChanges()
    {
        int step = 1;
        IEnumerable<int> Endless()
        {
            for (int n = 0; ; n += step)
            {
                yield return n;
            }
        }

        var taken = Endless().Where(n => n % 3 == 0).Take(4);
        step = 2;
        return string.Join(",", taken);
    }
}
