using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Tuples, pairs, lazy values, nullables, time spans, versions, anonymous types, indices and ranges.</summary>
internal static class TuplesAndTypesIdioms
{
    public static string ItemsOfATuple()
    {
        var layer = Tuple.Create("conv", 3, 0.5);
        return layer.Item1 + layer.Item2 + (layer.Item3 > 0.25) + layer.Equals(Tuple.Create("conv", 3, 0.5)) + $"{Tuple.Create(1, "a")}";
    }

    public static string TuplesCompareAndPrint()
    {
        var left = (Name: "a", Width: 2);
        var right = ("a", 3);
        return $"{left == right},{left == ("a", 2)},{left.CompareTo(right)},{left},{(1, (2, "x"))}";
    }

    public static string TupleSwapAndDeconstruction()
    {
        var (first, second) = (1, 2);
        (first, second) = (second * 10, first);
        var (_, (inner, _)) = (0, (first + second, "unused"));
        return $"{first},{second},{inner}";
    }

    public static string PairsDeconstruct()
    {
        var (key, value) = KeyValuePair.Create("width", 64);
        return key + value + KeyValuePair.Create(1, "a");
    }

    public static int LazyRunsOnce()
    {
        var runs = 0;
        var width = new Lazy<int>(() => ++runs * 10);
        var before = width.IsValueCreated ? 1000 : 0;
        return before + width.Value + width.Value + runs * 100 + (width.IsValueCreated ? 5000 : 0);
    }

    public static int LazyOfAKnownValue() => new Lazy<int>(7).Value + new Lazy<List<int>>().Value.Count;

    public static string NullableDefaults()
    {
        int? none = null;
        int? some = 3;
        return $"{none.GetValueOrDefault()},{none.GetValueOrDefault(5)},"
            + $"{some.GetValueOrDefault(5)},{none.HasValue},{some.HasValue},[{none}]";
    }

    public static string NullablesInArithmetic()
    {
        var values = new int?[] { 3, null };
        return $"{values[0] + values[1] ?? -1},{values[0] > values[1]},{values[0] <= values[1]},{values[1] == null},{values[0] * 2}";
    }

    public static bool ValueOfNullThrows()
    {
        var values = new int?[1];
        try
        {
            return values[0]!.Value == 0;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    public static string TimeSpansAdded()
    {
        var span = TimeSpan.FromMinutes(90) + TimeSpan.FromSeconds(45) - new TimeSpan(0, 1, 0);
        return $"{span.Hours}:{span.Minutes}:{span.Seconds},{(int)span.TotalSeconds},{span:c},{span > TimeSpan.FromHours(1)}";
    }

    public static double TimeSpansScaled() => (TimeSpan.FromHours(1.5) * 2).TotalDays + TimeSpan.FromDays(3) / TimeSpan.FromHours(5);

    public static string VersionsCompareByNumber()
    {
        var version = Version.Parse("1.10.3");
        return $"{version > new Version(1, 9)},{version.Minor},{version.Revision},{version.ToString(2)},"
            + $"{version.CompareTo(new Version("1.10.3.0"))}";
    }

    public static string AnonymousTypesCompareAndPrint()
    {
        var layer = new { Width = 3, Name = "conv" };
        var same = new { Width = 3, Name = "conv" };
        var other = layer with { Width = 4 };
        return $"{layer},{layer.Equals(same)},{layer == same},{layer.Equals(other)},{other.Width}";
    }

    public static int AnonymousTypesAreGroupedByValue() =>
        new[] { 12, 21, 12, 32 }.Select(width => new { Ones = width % 10, Large = width > 20 }).Distinct().Count();

    public static string MembersOfIndices()
    {
        Index last = ^2;
        Index second = 1;
        return $"{last.GetOffset(5)},{last.IsFromEnd},{last.Value},"
            + $"{second.GetOffset(5)},{last},{second.Equals(Index.FromStart(1))},{Index.End}";
    }

    public static string MembersOfRanges()
    {
        var (offset, length) = (2..^3).GetOffsetAndLength(10);
        return $"{offset},{length},{1..^2},{Range.StartAt(2)},{Range.EndAt(^1)},"
            + $"{Range.All.GetOffsetAndLength(4).Length},{(1..3).Equals(1..^3)}";
    }

    public static bool RangeBeyondTheLengthThrows()
    {
        try
        {
            return (3..9).GetOffsetAndLength(5).Length == 6;
        }
        catch (ArgumentOutOfRangeException)
        {
            return true;
        }
    }

    public static string DatesAsPlainValues() =>
        new DateOnly(2024, 2, 28).AddDays(2).DayNumber - new DateOnly(2024, 1, 1).DayNumber + ":" + (int)DayOfWeek.Friday;
}
