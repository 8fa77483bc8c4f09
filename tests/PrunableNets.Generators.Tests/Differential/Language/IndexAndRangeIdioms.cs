using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about positions counted from the end, about ranges, and about what a slice shares with its source.</summary>
internal static class IndexAndRangeIdioms
{
    private sealed class Window(int[] values)
    {
        public int Asked { get; private set; }

        public int Length => ++Asked > 0 ? values.Length : 0;

        public int this[int index]
        {
            get => values[index] * 10;
            set => values[index] = value;
        }

        public string Slice(int start, int length) => $"<{start}+{length}>";
    }

    private sealed class Ring(params int[] values)
    {
        public int this[Index index] => values[index.GetOffset(values.Length) % values.Length] + (index.IsFromEnd ? 100 : 0);

        public string this[Range range] => $"{range.Start.Value}-{range.End} of {values.Length}";
    }

    private static int[] Widths() => [1, 2, 3, 4, 5];

    private static int FirstOf(Span<int> span, int value) => span[0] = value;

    public static int IndexesAreValues()
    {
        int[] v = Widths();
        Index last = ^1, second = 1;
        int n = 3;
        v[last] += 10;
        v[^n] = v[^(n + 1)] * v[second];
        return (v[4] * 100) + (v[2] * 10) + v[^v.Length];
    }

    public static string IndexesKnowWhereTheyStart()
    {
        Index a = ^2, b = 2, c = new(2, fromEnd: true);
        return $"{a} {b} {a.Equals(b)} {a.Equals(c)} {a.Value}{a.IsFromEnd} {a.GetOffset(7)} {b.GetOffset(7)} {Index.End}{Index.Start}";
    }

    public static string RangesAreValues()
    {
        Range inner = 1..^1, tail = ^2.., all = ..;
        var (offset, length) = inner.GetOffsetAndLength(10);
        return $"{inner} {tail} {all} {offset}+{length} {tail.GetOffsetAndLength(5)} {inner.Equals(new Range(1, ^1))} {Range.EndAt(3)}";
    }

    public static string ASliceOfAnArrayIsACopy()
    {
        int[] v = Widths();
        int[] slice = v[1..^1];
        slice[0] = 20;
        v[2] = 30;
        v[..2][0] = 40;
        return string.Join(",", v) + ";" + string.Join(",", slice) + ";" + v[2..2].Length;
    }

    public static string ASliceOfASpanIsAnAlias()
    {
        int[] v = Widths();
        Span<int> span = v.AsSpan(1);
        var slice = span[1..^1];
        slice[0] = 30;
        slice[^1] *= 5;
        v[1] = 7;
        span[^2..].Fill(8);
        return $"{string.Join(",", v)} {span[0]} {slice[1]} {slice.Length}";
    }

    public static string ASpanOfASliceIsNoAlias()
    {
        int[] v = Widths();
        int first = FirstOf(v[2..], 70), second = FirstOf(v.AsSpan()[3..], 80), third = FirstOf(v, 90);
        return $"{first}{second}{third} {string.Join(",", v)}";
    }

    public static string TextIsCutByRanges()
    {
        string text = "weights";
        Range middle = 2..^2;
        Index end = ^3;
        ReadOnlySpan<char> span = text.AsSpan()[1..];
        return $"{text[middle]} {text[end]} {text[end..]} {text[..end][^1]} {span[^1]} {span[..2].ToString()} {text[7..].Length}";
    }

    public static string ListsAreReachedFromTheEnd()
    {
        var list = new List<int>(Widths());
        list[^1] += 10;
        list[^list.Count]--;
        var slice = list[1..^2];
        slice[0] = 50;
        return $"{string.Join(",", list)} {string.Join(",", slice)} {list[^1]}";
    }

    public static string AnOwnTypeIsCountedAndSliced()
    {
        var window = new Window(Widths());
        int last = window[^1];
        window[^2] += 3;
        return $"{last} {window[3]} {window[1]} {window.Asked} {window[1..^1]} {window[^3..]} {window[..]}";
    }

    public static string AnOwnIndexerMayTakeTheIndexItself()
    {
        var ring = new Ring(5, 6, 7);
        Index at = 1;
        return $"{ring[^1]} {ring[4]} {ring[at]} {ring[1..^0]} {ring[..]}";
    }

    public static int ASliceBeyondTheEndIsCaught()
    {
        int[] v = Widths();
        try
        {
            return v[3..^3].Length;
        }
        catch (ArgumentOutOfRangeException)
        {
            return v[3..^2].Length - 1;
        }
    }

    public static int TheEndItselfIsNoElement() => Widths()[^0];
}
