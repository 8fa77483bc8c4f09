using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Constructs that mean in the evaluation what they mean in C#, or are refused.</summary>
public sealed class MeaningTests
{
    private const string Types = """
        public sealed class Named : IDisposable { public override string ToString() => "four"; public void Dispose() { } }
        public struct Pair { public int N; public Pair(int n) { N = n; } public void Grow() { N += 1; } }
        public record Point(int N);
        public readonly struct Size
        {
            public int N { get; init; }
            public static Size operator +(Size a, Size b) => new Size { N = a.N + b.N };
            public static implicit operator int(Size a) => a.N;
        }
        """;

    [Fact]
    public void AMemberThatMayChangeAContainerIsRefused() => Refusal.Expect(
        Refusal.Net(constructor: "var list = new ModuleList<Module<Tensor, Tensor>>(ReLU()); {|PRN1003:list.Clear()|}; width = list.Count;"), "Clear");

    [Theory]
    [InlineData("int[] v = [3, 3]; var i = 0; v[i++] += 1; width = v[0] + v[1] - 3 * i;")]
    [InlineData("int[] v = [3, 3]; var i = 0; v[i++] = i + 3; width = v[0];")]
    [InlineData("int[] v = [3, 3]; var i = 0; v[i++]++; width = v[0];")]
    [InlineData("var d = new Dictionary<int, int> { [0] = 1 }; var i = 0; d[i++] += 3; width = d[0];")]
    [InlineData("int?[] v = [null, 1]; var i = 0; v[i++] ??= 4; width = v[0]!.Value;")]
    [InlineData("var s = new Size { N = 1 } + new Size { N = 3 }; width = s.N;")]
    [InlineData("int n = new Size { N = 4 }; width = n;")]
    [InlineData("var d = new Dictionary<Named, int> { [new Named()] = 1, [new Named()] = 2 }; width = d.Count + 2;")]
    [InlineData("int[] v = [3]; ref int r = ref v[0]; r = 4; width = v[0];")]
    [InlineData("width = $\"{new Named()}\".Length;")]
    [InlineData("using (new Named()) { width = 4; }")]
    [InlineData("var p = new Pair(4); var q = p; q.N = 3; width = p.N;")]
    [InlineData("var p = new Pair(3); p.Grow(); width = p.N;")]
    [InlineData("if (new Point(1) == new Point(1)) width = 4;")]
    [InlineData("var s = new Size { N = 2 }; s += s; width = s.N;")]
    public void WhatCSharpMeansIsEvaluated(string constructor) => EvaluatedNetwork.Expect(
        Refusal.Net(constructor: constructor, types: Types), (4 * 3 * 64) + (2 * 4 * 64), "conv 4");
}
