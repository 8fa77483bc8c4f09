using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PrunableNets.Generators.Tests.Reality;

/// <summary>Every intermediate shape of the zoo: what the compiler says against what the users' own code makes when it runs.</summary>
public sealed class IntermediateShapeTests(RecordedZoo zoo) : IClassFixture<RecordedZoo>
{
    private const int Batch = 2;

    [Fact]
    public void TheCompilerKnowsEveryShape()
    {
        var wrong = zoo.Names.Select(name => (Name: name, Difference: Difference(zoo.Expected(name, Batch), zoo.Actual(name, Batch)))).Where(static n => n.Difference is not null).ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Select(static n => $"{n.Name}: {n.Difference}")));
    }

    [Theory]
    [InlineData("1x2 1x3", "1x2 1x4")]
    [InlineData("1x2 1x3 1x4", "1x2 1x4")]
    [InlineData("1x2", "1x2 1x3")]
    [InlineData("1x2 1x3", "1x3 1x2")]
    public void AWrongShapeIsSeen(string compiler, string run) =>
        Assert.NotNull(Difference([.. compiler.Split(' ').Select(static s => new KnownShape(s, false))], run.Split(' ')));

    /// <summary>
    /// Walks along both. An operation that keeps the shape is one node to the compiler and may be several calls, or none; a shape inside of one
    /// expression (the second of two slices in one index) does not show in the run.
    /// </summary>
    private static string? Difference(IReadOnlyList<KnownShape> compiler, IReadOnlyList<string> run)
    {
        var (at, last) = (0, "");
        foreach (var shape in run)
        {
            if (shape == last)
                continue;
            while (at < compiler.Count && compiler[at].Shape != shape && (compiler[at].IsInner || compiler[at].Shape == last))
                at++;
            if (at == compiler.Count || compiler[at].Shape != shape)
                return $"it makes {shape} where the compiler says {(at == compiler.Count ? "that it ends" : compiler[at].Shape)}, after {last}";
            last = shape;
        }
        return compiler.Skip(at).FirstOrDefault(s => s.Shape != last && !s.IsInner) is { } missing ? $"the compiler says {missing.Shape} at the end" : null;
    }
}
