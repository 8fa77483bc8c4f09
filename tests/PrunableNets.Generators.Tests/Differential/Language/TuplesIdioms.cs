using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about tuples: their names, their copies, their comparisons and how they are taken apart.</summary>
internal static class TuplesIdioms
{
    private sealed class Layer(string name, int width, int depth)
    {
        public int Asked { get; private set; }

        public void Deconstruct(out string first, out int second) => (first, second, Asked) = (name, width, Asked + 1);

        public void Deconstruct(out string first, out int second, out (int Width, int Depth) both)
        {
            (first, second) = this;
            both = (second + 1, depth);
        }
    }

    private static void Deconstruct(this string text, out char head, out string tail) => (head, tail) = (text[0], text[1..]);

    private static (int Least, int Most) Bounds(params int[] values) => (values.Min(), values.Max());

    private static (int Rows, int Columns) Turn((int Rows, int Columns) shape)
    {
        shape.Rows += 100;
        return (shape.Columns, shape.Rows);
    }

    public static int SwappingNeedsNoThird()
    {
        int a = 1, b = 2, c = 3;
        (a, b, c) = (c, a, b);
        (a, b) = (b, a + b);
        return (a * 100) + (b * 10) + c;
    }

    public static int FibonacciByPairs()
    {
        var (last, next) = (0, 1);
        for (int i = 0; i < 10; i++)
        {
            (last, next) = (next, last + next);
        }

        return last;
    }

    public static string RotatingElementsReadsAllFirst()
    {
        int[] v = [1, 2, 3, 4];
        (v[0], v[1], v[^1]) = (v[^1], v[0], v[1]);
        (v[v[0] - 4], v[0]) = (9, v[2]);
        return string.Join(",", v);
    }

    public static string NamesDoNotMatterForEquality()
    {
        (int Rows, int Columns) shape = (2, 3);
        (int Columns, int Rows) turned = shape;
        (long, double) wide = shape;
        bool differs = (turned.Rows, turned.Columns) != shape;
        return $"{shape == turned} {shape == wide} {shape.Equals(wide)} {turned.Rows}{turned.Item1} {differs}";
    }

    public static string TuplesAreCopiedAndElementsAreVariables()
    {
        var shape = (Rows: 2, Columns: 3);
        var copy = shape;
        copy.Rows += 5;
        shape.Item2++;
        var turned = Turn(shape);
        return $"{shape} {copy} {turned} {turned.Rows}";
    }

    public static string ATupleInAListMustBeWrittenBack()
    {
        var shapes = new List<(int Rows, int Columns)> { (1, 2), (3, 4) };
        (int Rows, int Columns)[] array = [.. shapes];
        array[0].Rows = 8;
        var taken = shapes[0];
        taken.Columns = 7;
        shapes[1] = taken with { Rows = 6 };
        return $"{shapes[0]} {shapes[1]} {array[0]} {shapes.Contains((6, 7))} {shapes.IndexOf((8, 2))}";
    }

    public static int TuplesAreDictionaryKeys()
    {
        var counts = new Dictionary<(int, string), int> { [(1, "a")] = 5 };
        string built = string.Concat("", 'a');
        counts[(1, built)] += 10;
        counts[(2, built)] = counts.GetValueOrDefault((2, "a"), 3) + counts.Count;
        return (counts[(1, "a")] * 100) + (counts[(2, "a")] * 10) + counts.Count;
    }

    public static string TuplesSortFromTheLeft()
    {
        var pairs = new List<(int, bool)> { (2, false), (1, true), (2, true), (1, false), (-1, true) };
        pairs.Sort();
        return string.Join(" ", pairs) + (1, 5).CompareTo((1, 3)) + pairs.Max() + pairs.OrderByDescending(p => (p.Item2, -p.Item1)).First();
    }

    public static string TupleObjectsCompareByReferenceOnlyWithOperators()
    {
        Tuple<int, string> a = Tuple.Create(1, "x"), b = Tuple.Create(1, "x");
        return $"{a == b} {a.Equals(b)} {a.ToValueTuple() == b.ToValueTuple()} {a} {a.Item2}";
    }

    public static string OwnTypesAreTakenApart()
    {
        var layer = new Layer("in", 4, 2);
        var (name, _, (wide, deep)) = layer;
        (string again, int width) = layer;
        var (head, (neck, tail)) = "weights";
        return $"{name}{wide}{deep}{again}{width}{layer.Asked}{head}{neck}{tail}";
    }

    public static string NestedAndMixedTargets()
    {
        int[] kept = new int[2];
        int least;
        ((least, var most), (kept[1], _), var text) = (Bounds(4, 9, 2), (7, 8), "t");
        var (_, (inner, _)) = (1, (2, 3));
        return $"{least}{most}{kept[0]}{kept[1]}{text}{inner}";
    }

    public static string LongTuplesAndInferredNames() => (1, 2, 3, 4, 5, 6, 7, 8, Nine: "9") is var t && new { t.Nine } is var n
        ? $"{t.Item8}{t.Nine}{t.Item9}{t}{(t.Item1, n.Nine).Nine}" : "";
}
