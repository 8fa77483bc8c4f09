using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about building objects: initialisers, constructors, properties, indexers and what objects override.</summary>
internal static class ObjectsIdioms
{
    private sealed class Inner
    {
        public int Size { get; set; } = 1;

        public string? Name { get; init; }
    }

    private sealed class Config
    {
        public int Width { get; set; } = 4;

        public int Depth { get; set => field = value < 1 ? field + 10 : value; } = 2;

        public string Label => field ??= $"made of {Width}";

        public int Doubled => Width * 2;

        public required string Name { get; init; }

        public List<int> Sizes { get; } = [1];

        public Inner Inner { get; set; } = new() { Name = "own" };

        public Dictionary<string, int> Limits { get; } = new() { ["a"] = 1, ["b"] = 2 };
    }

    private sealed class Traced : IEnumerable
    {
        public string Text { get; private set; } = "";

        public int A { set => Text += $"A{value} "; }

        public int B { set => Text += $"B{value} "; }

        public int this[int row, string column]
        {
            get => Text.Length + row;
            set => Text += $"[{row}{column}]={value} ";
        }

        public void Add(int value) => Text += $"{value} ";

        public void Add(string name, int value) => Text += $"{name}:{value} ";

        public IEnumerator GetEnumerator() => Text.GetEnumerator();
    }

    private class Layer
    {
        private readonly int mark;

        public Layer(List<string> log) : this(log, Note(log, "argument", 3)) => log.Add($"one {mark}");

        protected Layer(List<string> log, int mark) => this.mark = Note(log, $"two {mark}", mark * 2);

        protected static int Note(List<string> log, string text, int value)
        {
            log.Add(text);
            return value;
        }
    }

    private sealed class Dense(List<string> log, int width) : Layer(log, Note(log, "argument", width++))
    {
        public int Width { get; } = Note(log, "field", width++);

        public int Next() => width++;
    }

    private sealed partial class Split(int parts)
    {
        public override string ToString() => $"split{parts}";
    }

    private sealed partial class Split
    {
        public override bool Equals(object? obj) => obj is Split other && other.Odd == Odd;

        public override int GetHashCode() => Odd ? 1 : 0;

        private bool Odd => parts % 2 != 0;
    }

    public static string ANestedInitialiserKeepsTheObject()
    {
        var config = new Config { Name = "n", Inner = { Size = 5 }, Sizes = { 2, 3 }, Limits = { ["b"] = 9, ["c"] = 4 } };
        var other = new Config { Name = "m", Inner = new() { Size = 5 } };
        return $"{config.Inner.Name}{other.Inner.Name}|{config.Sizes.Count}{config.Limits.Values.Sum()}{config.Name}{other.Name}";
    }

    public static string MembersAreAssignedAsWritten()
    {
        int i = 0;
        var traced = new Traced { B = i++, [i, "x"] = i++, A = i++ };
        traced[2, "y"] += 3;
        return traced.Text + traced[i, ""];
    }

    public static string CollectionInitialisersCallAdd() => new Traced { 1, { "x", 2 }, 3 } is var t ? t.Text + t.Cast<char>().Count() : "";

    public static string TheFieldKeywordKeepsWhatWasSet()
    {
        var config = new Config { Depth = -1, Name = "n", Width = 6 };
        string label = config.Label;
        config.Width = 9;
        config.Depth -= 20;
        return $"{label} {config.Label} {config.Depth} {config.Doubled} {new Config { Name = "m" }.Label}";
    }

    public static string ConstructorsChainInnermostFirst() =>
        new List<string>() is var log && new Layer(log) is not null ? string.Join(",", log) : "";

    public static string FieldInitialisersRunBeforeTheBaseConstructor()
    {
        var log = new List<string>();
        var dense = new Dense(log, 5);
        return $"{string.Join(",", log)} {dense.Width} {dense.Next()} {dense.Next()}";
    }

    public static string AnOverriddenToStringIsUsed() => "" + new Split(1) + $"{new Split(2),8}" + string.Concat(new Split(3), 4);

    public static string AnOverriddenEqualsIsUsed()
    {
        var all = new List<Split> { new(1), new(2), new(3), new(5) };
        return $"{all.Distinct().Count()} {all.IndexOf(new(4))} {all.Contains(new(9))} {all.ToLookup(s => s)[new(7)].Last()}";
    }

    public static string AnonymousObjectsAreEqualByValue() => (new { X = 1, N = "n" }, new { X = 1, N = "n" }) is var (a, b)
        ? $"{a} {a.Equals(b)} {ReferenceEquals(a, b)} {a with { X = 2 }} {new { b.N, a.X }.Equals(a)}" : "";
}
