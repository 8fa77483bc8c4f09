using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Comparers of the framework, and user types which compare or equal themselves.</summary>
internal static class ComparersAndUserTypesIdioms
{
    public static string DefaultComparers() =>
        $"{Comparer<int>.Default.Compare(3, 9)},{Comparer<bool>.Default.Compare(true, false)},{Comparer<int?>.Default.Compare(null, 0)},"
        + $"{Comparer<(int, int)>.Default.Compare((1, 5), (1, 2))}";

    public static string DefaultEqualityComparers() =>
        $"{EqualityComparer<string>.Default.Equals("a", "A")},{EqualityComparer<double>.Default.Equals(double.NaN, double.NaN)},"
        + $"{EqualityComparer<int[]>.Default.Equals([1], [1])},{EqualityComparer<(int, string)>.Default.Equals((1, "a"), (1, "a"))}";

    public static string StringComparersAsFunctions() =>
        $"{StringComparer.OrdinalIgnoreCase.Equals("fc", "FC")},{StringComparer.Ordinal.Equals("fc", "FC")},"
        + $"{Math.Sign(StringComparer.Ordinal.Compare("a", "B"))},{Math.Sign(StringComparer.OrdinalIgnoreCase.Compare("a", "B"))},"
        + $"{StringComparer.OrdinalIgnoreCase.GetHashCode("fc") == StringComparer.OrdinalIgnoreCase.GetHashCode("FC")}";

    public static int CreatedComparerInBothDirections()
    {
        var byOnes = Comparer<int>.Create((left, right) => left % 10 - right % 10);
        return byOnes.Compare(19, 21) * 10 + new[] { 13, 42, 31 }.Max(byOnes) * 100 + new[] { 13, 42, 31 }.Min(byOnes);
    }

    public static int CreatedEqualityComparer()
    {
        var sameOnes = EqualityComparer<int>.Create((left, right) => left % 10 == right % 10, width => width % 10);
        return new[] { 11, 21, 32, 42, 51 }.Distinct(sameOnes).Sum();
    }

    public static string ComparableTypeIsSorted()
    {
        var blocks = new List<Block> { new("b", 32), new("a", 64), new("c", 8) };
        blocks.Sort();
        return string.Concat(blocks.Select(block => block.Name)) + string.Concat(blocks.OrderDescending().Select(block => block.Width));
    }

    public static string ExtremesOfAComparableType()
    {
        var blocks = new[] { new Block("b", 32), new Block("a", 64), new Block("c", 8) };
        return blocks.Max()!.Name + blocks.Min()!.Name + new Block("x", 1).CompareTo(null);
    }

    public static string ComparableTypeInASortedSet()
    {
        var blocks = new SortedSet<Block> { new("b", 32), new("a", 8), new("same", 32) };
        return string.Join(",", blocks.Select(block => block.Name));
    }

    public static string ComparableTypeInAnArray()
    {
        var blocks = new[] { new Block("b", 32), new Block("a", 64), new Block("c", 8) };
        Array.Sort(blocks);
        return blocks[0].Name + Array.BinarySearch(blocks, new Block("?", 64));
    }

    public static string EquatableTypeIsFound()
    {
        var shapes = new List<Shape> { new(2, 6), new(1, 5) };
        return $"{shapes.Contains(new Shape(3, 4))},{shapes.IndexOf(new Shape(5, 1))},"
            + $"{shapes.Contains(new Shape(1, 1))},{shapes.Remove(new(4, 3))}";
    }

    public static int EquatableTypeInSetsAndQueries()
    {
        var shapes = new[] { new Shape(2, 6), new Shape(4, 3), new Shape(1, 5), new Shape(5, 1), new Shape(7, 1) };
        return shapes.Distinct().Count() * 100 + new HashSet<Shape>(shapes).Count * 10 + shapes.GroupBy(shape => shape).First().Count();
    }

    public static int EquatableTypeAsAKey()
    {
        var costs = new Dictionary<Shape, int> { [new Shape(2, 6)] = 7 };
        costs[new Shape(3, 4)] = 9;
        return costs[new Shape(12, 1)] * 10 + costs.Count;
    }

    public static string OperatorsOfAUserType() =>
        $"{new Shape(2, 6) == new Shape(3, 4)},{new Shape(2, 6) != new Shape(3, 4)},{new Shape(2, 6).Equals((object)12)},"
        + $"{new Shape(2, 3) + new Shape(1, 5)}";

    public static string RecordsCompareByValueAndPrint()
    {
        var layer = new Layer("conv", 3);
        var wider = layer with { Width = 5 };
        var same = layer with { };
        var (name, width) = wider;
        return $"{layer == same},{layer.Equals(wider)},{layer},{name}{width},{object.ReferenceEquals(layer, same)}";
    }

    public static string RecordsInDistinct() =>
        string.Join(",", new[] { new Layer("a", 1), new Layer("a", 2), new Layer("a", 1) }.Distinct().Select(layer => layer.Width));

    public static string ClassesWithoutEqualityCompareByReference()
    {
        var plain = new Plain();
        var list = new List<Plain> { plain, new() };
        return $"{list.Contains(plain)},{list.Contains(new Plain())},{list.Distinct().Count()},{list.Append(plain).Distinct().Count()}";
    }

    public static string ComparerOfLengthThenOrdinal() =>
        string.Join(",", new SortedSet<string>(new[] { "fc", "conv", "bn", "a" }, new ByLengthThenOrdinal()));

    private sealed class Block(string name, int width) : IComparable<Block>
    {
        public string Name { get; } = name;

        public int Width { get; } = width;

        public int CompareTo(Block? other) => other is null ? 1 : Width.CompareTo(other.Width);
    }

    private readonly struct Shape(int height, int width) : IEquatable<Shape>
    {
        private int Area { get; } = height * width;

        public static bool operator ==(Shape left, Shape right) => left.Equals(right);

        public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

        public static Shape operator +(Shape left, Shape right) => new(left.Area + right.Area, 1);

        public bool Equals(Shape other) => Area == other.Area;

        public override bool Equals(object? obj) => obj is Shape other && Equals(other);

        public override int GetHashCode() => Area;

        public override string ToString() => "area " + Area;
    }

    private sealed record Layer(string Name, int Width);

    private sealed class Plain;

    private sealed class ByLengthThenOrdinal : IComparer<string>
    {
        public int Compare(string? left, string? right)
        {
            var byLength = (left?.Length ?? -1).CompareTo(right?.Length ?? -1);
            return byLength != 0 ? byLength : string.CompareOrdinal(left, right);
        }
    }
}
