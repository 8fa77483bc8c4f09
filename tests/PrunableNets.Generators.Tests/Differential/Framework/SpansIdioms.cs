using System;
using System.Collections.Generic;
using System.Globalization;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Spans over arrays and strings: slices write through, searches and sorts stay inside.</summary>
internal static class SpansIdioms
{
    public static string FillOfASliceWritesThrough()
    {
        var widths = new[] { 1, 2, 3, 4 };
        widths.AsSpan(1, 2).Fill(7);
        return string.Join(",", widths);
    }

    public static string SlicesOfSlices()
    {
        var widths = new[] { 0, 1, 2, 3, 4, 5 };
        var inner = widths.AsSpan()[1..^1].Slice(1, 2);
        inner[0] = 50;
        return string.Join(",", widths) + ";" + inner.Length + ";" + inner[^1];
    }

    public static string CopyToAndTryCopyTo()
    {
        var target = new int[4];
        new[] { 1, 2 }.AsSpan().CopyTo(target.AsSpan(1));
        var fits = new[] { 5, 6, 7 }.AsSpan().TryCopyTo(target.AsSpan(2));
        return string.Join(",", target) + fits;
    }

    public static string ToArrayIsACopy()
    {
        var widths = new[] { 1, 2, 3 };
        var copy = widths.AsSpan(1).ToArray();
        copy[0] = 90;
        return widths[1] + "," + copy[0] + "," + copy.Length;
    }

    public static string IndexOfOneOfSeveralAndOfASequence()
    {
        ReadOnlySpan<int> widths = new[] { 5, 1, 2, 1, 2 };
        return $"{widths.IndexOf(2)},{widths.LastIndexOf(2)},{widths.IndexOf(new[] { 1, 2 })},"
            + $"{widths.IndexOfAny(2, 1)},{widths.IndexOf(9)}";
    }

    public static string ContainsAndCount()
    {
        ReadOnlySpan<int> widths = new[] { 5, 1, 2, 1 };
        return $"{widths.Contains(1)},{widths.Contains(3)},{widths.Count(1)},{widths[1..].StartsWith(new[] { 1, 2 })}";
    }

    public static string SequenceEqualAndCompare()
    {
        var left = new[] { 1, 2, 3 };
        var right = new[] { 1, 2, 4 };
        return $"{left.AsSpan(0, 2).SequenceEqual(right.AsSpan(0, 2))},{left.AsSpan().SequenceEqual(right.AsSpan())},"
            + $"{Math.Sign(left.AsSpan().SequenceCompareTo(right.AsSpan()))}";
    }

    public static string ReverseOfASlice()
    {
        var widths = new[] { 1, 2, 3, 4, 5 };
        widths.AsSpan(1..4).Reverse();
        return string.Join(",", widths);
    }

    public static string SortOfASlice()
    {
        var widths = new[] { 9, 3, 2, 1, 0 };
        widths.AsSpan(1, 3).Sort();
        var ascending = string.Join("", widths);
        widths.AsSpan().Sort((left, right) => right.CompareTo(left));
        return ascending + "," + string.Join("", widths);
    }

    public static string ClearOfTheTail()
    {
        var widths = new[] { 1, 2, 3, 4 };
        widths.AsSpan(^2..).Clear();
        return string.Join(",", widths);
    }

    public static int ForeachByReference()
    {
        var widths = new[] { 1, 2, 3 };
        foreach (ref var width in widths.AsSpan(1))
            width *= 10;
        return widths[0] * 10_000 + widths[1] * 100 + widths[2];
    }

    public static int BinarySearchInASpan() =>
        new[] { 2, 4, 8 }.AsSpan().BinarySearch(5) * 10 + new[] { 2, 4, 8 }.AsSpan(1).BinarySearch(8);

    public static string SlicesOfText()
    {
        var text = "encoder.block12".AsSpan();
        var dot = text.IndexOf('.');
        return text[..dot].ToString() + int.Parse(text[^2..], NumberStyles.Integer, CultureInfo.InvariantCulture)
            + text.Slice(dot + 1, 3).ToString();
    }

    public static string TrimmedAndComparedText()
    {
        var text = "  Conv ".AsSpan().Trim();
        return $"{text.Length},{text.Equals("conv", StringComparison.OrdinalIgnoreCase)},{text.SequenceEqual("conv")},"
            + $"{text.StartsWith("Co", StringComparison.Ordinal)},{text.EndsWith("x", StringComparison.Ordinal)}";
    }

    public static int SumOfASplitSpan()
    {
        var text = "64x32x8".AsSpan();
        var sum = 0;
        foreach (var range in text.Split('x'))
            sum = sum * 2 + int.Parse(text[range], NumberStyles.Integer, CultureInfo.InvariantCulture);
        return sum;
    }

    public static bool SliceBeyondTheEndIsRefused()
    {
        try
        {
            return new[] { 1, 2 }.AsSpan(1, 2).Length == 2;
        }
        catch (ArgumentOutOfRangeException)
        {
            return new[] { 1, 2 }.AsSpan(2).IsEmpty;
        }
    }

    public static int SpanOfAParameterList() => Weighted(3, 4, 5) * 100 + Weighted();

    public static string SpanFromACollectionExpression()
    {
        ReadOnlySpan<int> widths = [8, .. new List<int> { 16, 32 }, 64];
        return widths.Length + ":" + string.Join(",", widths[1..3].ToArray());
    }

    private static int Weighted(params ReadOnlySpan<int> widths)
    {
        var sum = 0;
        for (var at = 0; at < widths.Length; at++)
            sum += (at + 1) * widths[at];
        return sum;
    }
}
