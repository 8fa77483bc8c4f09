using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>C# of recent years: patterns, records, primary constructors, queries. Each case comes to a width of 8.</summary>
public sealed class RecentCSharpTests
{
    private const string Types = """
        public sealed record Config(long Width, int Stride, string Act = "relu") { public long Twice { get; } = Width * 2; }
        public class Scaled(long width, double by) { private readonly long scaled = (long)(width * by); public long Width => scaled; public long Given => width; }
        public sealed class Doubled(long width) : Scaled(width, 2);
        """;

    [Theory]
    [InlineData("var sizes = new long[] { 8, 4, 2 }; if (sizes is [var first, .., 2]) width = first;")]
    [InlineData("var sizes = new long[] { 1, 8, 3 }; width = sizes is [_, .. var middle, _] && middle.Length == 1 ? middle[0] : 4;")]
    [InlineData("var sizes = new long[] { 8 }; width = sizes is [] ? 3 : sizes is [_, _] ? 4 : sizes[0];")]
    [InlineData("width = \"abc\" is { Length: 3 } ? 8 : 4;")]
    [InlineData("var c = new Config(8, 2); width = c is { Stride: > 1, Act: \"relu\" } ? c.Width : 4;")]
    [InlineData("object o = new Config(8, 2); if (o is Config { Stride: 2 } c) width = c.Width; else width = 3;")]
    [InlineData("width = (new Config(4, 1) with { Width = 8 }).Width;")]
    [InlineData("width = new Config(4, 1).Twice;")]
    [InlineData("width = new Scaled(4, 2).Width;")]
    [InlineData("width = new Doubled(4).Width + new Doubled(3).Given - 3;")]
    [InlineData("var t = new long[,] { { 1, 2 }, { 8, 4 } }; width = t[1, 0] * t.GetLength(1) / 2;")]
    [InlineData("width = new[] { 3L, 8, 5 }.OrderBy(x => x).Last();")]
    [InlineData("width = new[] { 3L, 8, 5 }.Max() + new[] { 1, 2 }.Count(x => x > 5);")]
    [InlineData("width = new[] { 1L, 2, 5 }.Aggregate((a, b) => a + b);")]
    [InlineData("width = new[] { 1L, 2 }.Zip(new[] { 2L, 3 }, (a, b) => a * b).Sum();")]
    [InlineData("width = new[] { 4L, 8, 8 }.Distinct().First(x => x > 4);")]
    [InlineData("var list = new List<long> { 8, 4 }; list.Reverse(); list.Reverse(); width = list[0];")]
    [InlineData("var cfg = \"8,4\".Split(','); width = long.Parse(cfg[0]);")]
    [InlineData("width = (long)Math.Log2(256);")]
    [InlineData("width = new[] { 1, 2 }.ToDictionary(x => $\"k{x}\", x => x * 4L)[\"k2\"];")]
    [InlineData("var list = new List<long> { 8, 4 }; list.Sort(); width = list[1];")]
    [InlineData("int.TryParse(\"8\", out var n); width = n;")]
    [InlineData("static void Double(ref long w) => w *= 2; width = 4; Double(ref width);")]
    [InlineData("var t = new long[2, 2]; t[0, 1] = 8; width = t[0, 1];")]
    [InlineData("width = 8; var s = $\"{width:D3}\"; width = s.Length + 5;")]
    [InlineData("var t = new long[,] { { 4, 8 } }; foreach (var n in t) width = n;")]
    [InlineData("var t = new long[,] { { 8, 4 } }; width = t.Length + 6;")]
    [InlineData("var o = new { Width = 8L }; width = o.Width;")]
    [InlineData("width = typeof(Net).Name.Length + 5;")]
    [InlineData("long big = 65544; width = (ushort)big;")]
    public void IsEvaluated(string constructor)
    {
        var network = EvaluatedNetwork.Of(Refusal.Net(constructor: "width = 1; " + constructor, types: Types));
        Assert.Equal(["conv 8"], network.Groups);
    }
}
