using System;
using System.Collections.Generic;
using System.Text;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about records and equality: by value, by type, by reference, and as text.</summary>
internal static class RecordsIdioms
{
    private record Layer(string Name, int Width);

    private record Dense(string Name, int Width, bool Bias = true) : Layer(Name, Width);

    private record Weights(string Name, int[] Values);

    private record struct Point(int X, int Y);

    private record Mutable(int Start)
    {
        public int Width { get; set; } = Start;
    }

    private record Sized(int Width)
    {
        public int Area { get; } = Width * Width;

        public int Half => Width / 2;
    }

    private record Secret(string Name, int Key)
    {
        protected virtual bool PrintMembers(StringBuilder builder) => builder.Append("Name = ").Append(Name).Length > Key;
    }

    private record Tagged(string Tag, int Ignored)
    {
        public virtual bool Equals(Tagged? other) => string.Equals(Tag, other?.Tag, StringComparison.OrdinalIgnoreCase);

        public override int GetHashCode() => Tag.Length;
    }

    private sealed class Named(string name)
    {
        public string Name => name;

        public override bool Equals(object? obj) => obj is Named other && other.Name == Name;

        public override int GetHashCode() => Name.Length;
    }

    public static string EqualRecordsAreNotTheSameObject()
    {
        Layer a = new("in", 4), b = new("in", 4), c = a;
        return $"{a == b} {a.Equals(b)} {ReferenceEquals(a, b)} {(object)a == (object)b} {ReferenceEquals(a, c)}";
    }

    public static string ArraysInRecordsCompareByReference()
    {
        int[] values = [1, 2];
        Weights a = new("w", values), b = new("w", [1, 2]), c = a with { Values = values };
        return $"{a == b} {a == c} {a == b with { Values = a.Values }}";
    }

    public static string ADerivedRecordNeverEqualsItsBase()
    {
        Layer plain = new("x", 1), dense = new Dense("x", 1), same = new Dense("x", 1, true), other = new Dense("x", 1, false);
        return $"{plain == dense} {dense == plain} {dense == same} {dense == other}";
    }

    public static string WithKeepsTheRuntimeType()
    {
        Layer layer = new Dense("d", 4, false);
        Layer wider = layer with { Width = 8 };
        return $"{wider} {layer} {wider is Dense}";
    }

    public static string WithDoesNotRunInitialisersAgain()
    {
        var sized = new Sized(4);
        return $"{sized} {sized with { Width = 10 }} {sized == new Sized(10) with { Width = 4 }}";
    }

    public static string AnOwnPrintMembersHidesAProperty() => $"{new Secret("s", 3)} {new Secret("s", 99)}";

    public static string BoxedRecordStructsAreEqualByValue()
    {
        Point point = new(1, 2);
        object a = point, b = new Point(1, 2);
        point.X = 5;
        return $"{a.Equals(b)} {a == b} {a.Equals(point)} {point} {a}";
    }

    public static int RecordsAreDictionaryKeys()
    {
        var counts = new Dictionary<Layer, int> { [new Layer("a", 1)] = 5, [new Dense("a", 1)] = 7 };
        counts[new Layer("a", 1)] += 10;
        return (counts[new Layer("a", 1)] * 100) + (counts[new Dense("a", 1)] * 10) + counts.Count;
    }

    public static string AnOwnEqualsRulesOverTheMembers()
    {
        var seen = new HashSet<Tagged> { new("Ab", 1), new("aB", 2), new("b", 1) };
        return $"{seen.Count} {new Tagged("x", 1) == new Tagged("X", 2)} {new Tagged("x", 1) != new Tagged("y", 1)}";
    }

    public static string AChangedKeyIsLost()
    {
        var layer = new Mutable(3);
        var seen = new HashSet<Mutable> { layer };
        layer.Width = 4;
        bool lost = !seen.Contains(layer);
        layer.Width = layer.Start;
        return $"{lost} {seen.Contains(layer)}";
    }

    public static string ABaseDeconstructIsInherited()
    {
        var (name, width) = new Dense("d", 5);
        var (_, _, bias) = new Dense(Width: 2, Name: "e", Bias: false);
        return $"{name}{width}{bias}";
    }

    public static string OperatorsOfClassesCompareReferences()
    {
        Named a = new("n"), b = new("n");
        return $"{a == b} {a != b} {a.Equals(b)} {Equals(a, b)} {new List<Named> { a }.IndexOf(b)}";
    }
}
