using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>More late queries: captured loop variables, groups, casts and concatenations over changing lists.</summary>
internal static class EnumerableClosureIdioms
{
    public static string ForLoopSharesItsVariable()
    {
        var makers = new List<Func<int>>();
        for (var block = 0; block < 3; block++)
            makers.Add(() => block * 8);
        return string.Join(",", makers.Select(make => make()));
    }

    public static string ForeachHasAFreshVariable()
    {
        var makers = new List<Func<int>>();
        foreach (var block in new[] { 1, 2, 3 })
            makers.Add(() => block * 8);
        return string.Join(",", makers.Select(make => make()));
    }

    public static string ConcatSeesChangesOfBothSides()
    {
        var encoder = new List<int> { 8 };
        var decoder = new List<int> { 80 };
        var all = encoder.Concat(decoder);
        encoder.Add(16);
        decoder.Insert(0, 40);
        return string.Join(",", all);
    }

    public static int CastFailsOnlyAtTheBadElement()
    {
        var mixed = new List<object> { 3, 4, "five" };
        return mixed.Cast<int>().Take(2).Sum();
    }

    public static string GroupByIsDeferredAndToLookupIsNot()
    {
        var widths = new List<int> { 1, 2 };
        var groups = widths.GroupBy(width => width % 2);
        var lookup = widths.ToLookup(width => width % 2);
        widths.Add(3);
        return groups.First().Count() + "/" + lookup[1].Count();
    }

    public static string ReverseSeesLaterChanges()
    {
        IEnumerable<int> widths = new List<int> { 1, 2, 3 };
        var reversed = widths.Reverse();
        ((List<int>)widths).Add(9);
        return string.Join(",", reversed);
    }

    public static int TakeWhileStopsAskingAfterTheFirstRefusal()
    {
        var asked = 0;
        var taken = new List<int> { 1, 2, 9, 1, 2 }.TakeWhile(width => { asked++; return width < 5; }).Sum();
        return asked * 100 + taken;
    }

    public static int SkipWhileStopsAskingAfterTheFirstRefusal()
    {
        var asked = 0;
        var rest = new List<int> { 1, 2, 9, 1, 3 }.SkipWhile(width => { asked++; return width < 5; }).Sum();
        return asked * 100 + rest;
    }

    public static string DistinctStartsAfreshEachTime()
    {
        var widths = new List<int> { 4, 4, 8 };
        var distinct = widths.Distinct();
        var before = distinct.Count();
        widths.Add(8);
        widths.Add(2);
        return before + ":" + string.Join(",", distinct);
    }

    public static string TakenFromAnEndlessIterator() =>
        string.Join(",", Doubling(3).Where(width => width % 4 == 0).Take(3));

    public static string AccumulatingSelector()
    {
        var offset = 0;
        var offsets = new[] { 10, 20, 5 }.Select(width => (offset += width) - width);
        return string.Join(",", offsets) + "|" + string.Join(",", offsets);
    }

    public static int ZipAsksTheFirstSideOnceMoreOnlyWhenItIsLonger()
    {
        var left = 0;
        var right = 0;
        var first = Doubling(1).Select(width => { left++; return width; });
        var second = new List<int> { 7, 8 }.Select(width => { right++; return width; });
        return first.Zip(second, (a, b) => a * b).Sum() + left * 100 + right * 1000;
    }

    public static string FinallyOfAnIteratorRunsWhenTheLoopBreaks()
    {
        var log = new List<string>();
        foreach (var width in Guarded(log))
        {
            log.Add("w" + width);
            if (width == 2)
                break;
        }
        return string.Join(" ", log);
    }

    public static int CapturedLocalOfTheLoopBody()
    {
        var additions = new List<Action>();
        var total = 0;
        for (var block = 1; block <= 3; block++)
        {
            var width = block * block;
            additions.Add(() => total = total * 10 + width);
        }
        additions.ForEach(add => add());
        return total;
    }

    private static IEnumerable<int> Doubling(int width)
    {
        while (true)
        {
            yield return width;
            width *= 2;
        }
    }

    private static IEnumerable<int> Guarded(List<string> log)
    {
        try
        {
            for (var width = 1; width < 5; width++)
                yield return width;
        }
        finally
        {
            log.Add("closed");
        }
    }
}
