using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Queries which run late, more than once, only partly or not at all.</summary>
internal static class EnumerableLazyIdioms
{
    public static string WhereSeesLaterAdds()
    {
        var widths = new List<int> { 16, 32 };
        var wide = widths.Where(width => width > 20);
        widths.Add(64);
        return string.Join(",", wide);
    }

    public static string ToListTakesASnapshot()
    {
        var widths = new List<int> { 16, 32 };
        var copy = widths.Select(width => width + 1).ToList();
        widths[0] = 99;
        widths.Add(64);
        return string.Join(",", copy) + ";" + string.Join(",", widths);
    }

    public static int SelectorRunsAgainOnEveryEnumeration()
    {
        var calls = 0;
        var numbered = new[] { "conv", "pool", "dense" }.Select(name => name + ++calls);
        var first = numbered.ToArray();
        var second = numbered.ToArray();
        return calls * 10 + first[2].Length + second[0].Length;
    }

    public static int SelectorDoesNotRunUntilAsked()
    {
        var calls = 0;
        var query = Enumerable.Range(0, 5).Select(block => ++calls + block);
        var before = calls;
        var sum = query.Sum();
        return before * 1000 + calls * 100 + sum;
    }

    public static int FirstStopsThePredicateEarly()
    {
        var calls = 0;
        var found = new List<int> { 3, 8, 12, 40 }.Where(width => { calls++; return width % 4 == 0; }).First();
        return calls * 100 + found;
    }

    public static int AnyAndAllStopAtTheDecision()
    {
        var any = 0;
        var all = 0;
        var strides = new List<int> { 1, 1, 2, 4, 1 };
        var hasTwo = strides.Any(stride => { any++; return stride == 2; });
        var onlyOnes = strides.All(stride => { all += 10; return stride < 4; });
        return any + all + (hasTwo ? 1000 : 0) + (onlyOnes ? 5000 : 0);
    }

    public static int ClosureSeesALaterThreshold()
    {
        var limit = 10;
        var query = new[] { 5, 15, 30, 60 }.Where(width => width > limit);
        var before = query.Count();
        limit = 25;
        return before * 10 + query.Count();
    }

    public static string OrderByIsDeferred()
    {
        var widths = new List<int> { 32, 16 };
        var sorted = widths.OrderBy(width => width);
        widths.Add(8);
        return string.Join(",", sorted) + ";" + string.Join(",", widths);
    }

    public static string WhereAndSelectInterleave()
    {
        var log = new List<string>();
        var query = new List<int> { 1, 2, 3 }
            .Where(block => { log.Add("w" + block); return block != 2; })
            .Select(block => { log.Add("s" + block); return block * 10; });
        log.Add("sum" + query.Sum());
        return string.Join(" ", log);
    }

    public static string OrderByReadsAllBeforeTheNextSelect()
    {
        var log = new List<string>();
        var query = new List<int> { 2, 3, 1 }
            .OrderBy(block => { log.Add("k" + block); return block; })
            .Select(block => { log.Add("s" + block); return block; });
        foreach (var block in query)
            log.Add("b" + block);
        return string.Join(" ", log);
    }

    public static string IteratorMethodRunsStepByStep()
    {
        var log = new List<string>();
        var strides = Strides(log);
        log.Add("made");
        foreach (var stride in strides.Take(2))
            log.Add("got" + stride);
        return string.Join(" ", log);
    }

    public static int TwoEnumeratorsAreIndependent()
    {
        var strides = new List<int> { 1, 2, 4 }.Select(stride => stride * 3);
        using var first = strides.GetEnumerator();
        using var second = strides.GetEnumerator();
        first.MoveNext();
        first.MoveNext();
        second.MoveNext();
        return first.Current * 100 + second.Current;
    }

    public static string AddingDuringForeachThrows()
    {
        var widths = new List<int> { 1, 2 };
        try
        {
            foreach (var width in widths)
                widths.Add(width * 10);
            return "no exception";
        }
        catch (InvalidOperationException)
        {
            return string.Join(",", widths);
        }
    }

    private static IEnumerable<int> Strides(List<string> log)
    {
        log.Add("start");
        yield return 1;
        log.Add("between");
        yield return 2;
        log.Add("never");
        yield return 4;
    }
}
