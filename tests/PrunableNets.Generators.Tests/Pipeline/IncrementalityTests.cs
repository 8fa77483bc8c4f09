using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Pipeline;

/// <summary>What an edit recomputes, in both directions, so that each of these tests is known to be able to fail.</summary>
public sealed class IncrementalityTests
{
    private static readonly string[] LaterSteps = ["Program", "Interpret", "Plan"];

    private readonly GeneratorHarness harness = Generator.NewHarness();

    [Fact]
    public void NothingIsRecomputedWithoutAnEdit() => AssertNothingNew(Edited(Refusal.Net(), Refusal.Net()));

    [Fact]
    public void AnEditOfAnotherFile()
    {
        harness.Run([(GeneratorHarness.SourcePath, Refusal.Net()), ("/project/Other.cs", "public class Other { }")], []);
        AssertNothingNew(harness.Run([(GeneratorHarness.SourcePath, Refusal.Net()), ("/project/Other.cs", "public class Other { public int Value => 1; }")], []));
    }

    [Theory]
    [InlineData("long width = 8;", "// eight channels\n        long width = 8;")]
    [InlineData("public Net()", "\n\n    public Net()")]
    [InlineData("[Prunable", "public sealed class Unrelated { public int Value => 2; }\n\n[Prunable")]
    [InlineData("return last.call(conv.call(input));", "return last.call(\n            conv.call(input)); // done")]
    public void CodeThatMovesAndComments(string from, string to) =>
        AssertNothingNew(Edited(Refusal.Net(), Refusal.Net().Replace(from, to, System.StringComparison.Ordinal)));

    [Fact]
    public void ADiagnosticMovesWithItsCode()
    {
        var source = Refusal.Net(constructor: "width = \"net\".GetHashCode();");
        var before = harness.Run(source).Single();
        var after = harness.Run("\n\n" + source).Single();
        Assert.Equal(before.Position + 2, after.Position);
        Assert.Equal(before.Span, after.Span);
    }

    [Theory]
    [InlineData("long width = 8;", "long width = 6;")]
    [InlineData("last.call(conv.call(input))", "last.call(functional.relu(conv.call(input)))")]
    [InlineData("3x8x8", "3x16x16")]
    public void AChangedLayerIsRecomputed(string from, string to)
    {
        var run = Edited(Refusal.Net(), Refusal.Net().Replace(from, to, System.StringComparison.Ordinal));
        foreach (var step in LaterSteps)
            Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(step));
        Assert.Contains(IncrementalStepRunReason.Modified, run.OutputReasons);
    }

    [Fact]
    public void AChangedPlanFileIsPlannedButNotInterpretedAgain()
    {
        var architecture = EvaluatedNetwork.Of(Refusal.Net()).Architecture;
        harness.Run(Refusal.Net(), TestPlans.File(architecture, TestPlans.First(architecture, 5)));
        var run = harness.Run(Refusal.Net(), TestPlans.File(architecture, TestPlans.First(architecture, 3)));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, run.Reasons("Interpret"));
        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons("Plan"));
        Assert.Contains("public const int conv = 3;", run.Sources["NetSlim.g.cs"], System.StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherClassIsNotRecomputed()
    {
        const string Path = "/project/Networks/Other.cs";
        var other = Refusal.Net().Replace("Net", "Other", System.StringComparison.Ordinal);
        harness.Run([(GeneratorHarness.SourcePath, Refusal.Net()), (Path, other)], []);
        var run = harness.Run([(GeneratorHarness.SourcePath, Refusal.Net()), (Path, other.Replace("width = 8", "width = 6", System.StringComparison.Ordinal))], []);
        Assert.Single(run.Reasons("Interpret"), IncrementalStepRunReason.Modified);
        Assert.Equal(2, run.Reasons("Interpret").Count);
    }

    private GeneratorRun Edited(string before, string after)
    {
        harness.Run(before);
        return harness.Run(after);
    }

    private static void AssertNothingNew(GeneratorRun run)
    {
        foreach (var step in LaterSteps)
        {
            Assert.NotEmpty(run.Reasons(step));
            Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} is {reason}"));
        }
        // The diagnostics branch follows positions; the branch that adds sources must not.
        Assert.Contains(IncrementalStepRunReason.Cached, run.OutputReasons);
        Assert.Equal(3, run.Sources.Count);
    }
}
