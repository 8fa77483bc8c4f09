using System.Linq;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.PlanFiles;

public sealed class PRN3003Tests
{
    // conv: 8 * 3 * 64, last: 2 * 8 * 64.
    private const long Dense = 1536 + 1024;

    private static string Budgeted(string budget) => Refusal.Net().Replace("[Prunable", $"[{budget}]\n[Prunable", System.StringComparison.Ordinal);

    [Fact]
    public void ADenseNetworkOverItsBudget()
    {
        var reported = Generator.Run(Budgeted("FlopsBudget(\"2.5K\", Of = ModelForm.Dense)")).Single();
        Assert.Equal(("PRN3003", "FlopsBudget(\"2.5K\", Of = ModelForm.Dense)"), (reported.Id, reported.Span));
        Assert.Equal("'Net' (dense) costs 2,560 FLOPs (Mac convention), over its budget of 2,500; the most expensive layers are conv (1,536), last (1,024)", reported.Message);
    }

    [Fact]
    public void ADenseNetworkAtItsBudgetIsFine() => Refusal.ExpectNone(Budgeted($"FlopsBudget(\"{Dense}\", Of = ModelForm.Dense)"));

    [Fact]
    public void LoweringTheBudgetOfASlimNetworkFailsTheBuild()
    {
        var architecture = EvaluatedNetwork.Of(Refusal.Net()).Architecture;
        var plan = TestPlans.File(architecture, TestPlans.First(architecture, 5));
        Generator.Run(Budgeted("FlopsBudget(\"1600\")"), plan).AssertClean();
        var reported = Generator.Run(Budgeted("FlopsBudget(\"1599\")"), plan).Single();
        Assert.Equal("'Net' (slim) costs 1,600 FLOPs (Mac convention), over its budget of 1,599; the most expensive layers are conv (960), last (640); to prune again, build with -p:PrunableIgnorePlans=true", reported.Message);
    }

    [Fact]
    public void ASlimBudgetWaitsForThePlan() => Refusal.ExpectNone(Budgeted("FlopsBudget(\"1\")"));

    [Fact]
    public void TheConventionCounts()
    {
        var message = Generator.Run(Budgeted("FlopsBudget(\"3K\", Of = ModelForm.Dense, Convention = FlopsConvention.TwoMac)")).Single().Message;
        Assert.Contains("costs 5,120 FLOPs (TwoMac convention)", message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void TheThreeMostExpensiveLayersAreNamed()
    {
        var source = SmallResNet.Source.Replace("[FlopsBudget(\"1M\")]", "[FlopsBudget(\"1K\", Of = ModelForm.Dense)]", System.StringComparison.Ordinal);
        var layers = Generator.Run(source).Single().Message.Split("the most expensive layers are ")[1].Split("), ");
        Assert.Equal(["layer1.0.conv1 (9,216", "layer1.0.conv2 (9,216", "layer1.1.conv1 (9,216)"], layers);
        Assert.Equal(3, layers.Length);
    }
}
