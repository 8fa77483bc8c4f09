using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PrunableNets.Data;
using PrunableNets.Hosting.Tests.Networks;
using static TorchSharp.torch;

namespace PrunableNets.Hosting.Tests;

/// <summary>A plan that the next build refuses is told of as soon as it can be known.</summary>
[Collection(nameof(DrawsRandomNumbers))]
public sealed class DeclaredBudgetTests : IDisposable
{
    private static readonly DeclaredBudget Budget = DeclaredBudget.Of(typeof(DearNet), DearNet.Architecture)!;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("budget");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("60%", true)]
    [InlineData("5001", true)]
    [InlineData("5000", false)]
    [InlineData("40%", false)]
    [InlineData("60%; 4K", false)]
    [InlineData("60% parameters", false)]
    public void ATargetAboveItIsWarnedOf(string target, bool isWarned) =>
        Assert.Equal(isWarned, Budget.Warning(PruningBudget.Parse(target, FlopsConvention.Mac))?.Contains("PRN3003", StringComparison.Ordinal) ?? false);

    [Fact]
    public void ATargetThatIsCountedOtherwiseSaysNothing() => Assert.Null(Budget.Warning(PruningBudget.Parse("60%", FlopsConvention.TwoMac)));

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, "the plan costs 5,824 FLOPs (Mac), over [FlopsBudget(\"5K\")]")]
    public void APlanAboveItIsWarnedOf(int kept, string? warning)
    {
        var said = Budget.Warning(PruningPlan.FromKept(DearNet.Architecture, [[.. Enumerable.Range(0, kept)]]));
        Assert.Equal(warning is null, said is null);
        Assert.Contains(warning ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void AClassWithoutOneIsFree() => Assert.Null(DeclaredBudget.Of(typeof(BoxNet), BoxNet.Architecture));

    [Fact]
    public async Task ARunSaysSoOnce()
    {
        manual_seed(0);
        var data = TensorDataset.From(randn(64, 1, 8, 8), randint(0, 4, 64));
        var progress = new RecordingProgress();
        await SmallRun.Prune<DearNet>(folder, new PruningData(data, data), progress, ("Training:Epochs", "1"), ("AutoBot:Iterations", "2"), ("FineTuning:Epochs", "1"));
        Assert.Single(progress.Notes, static n => n.Contains("PRN3003", StringComparison.Ordinal));
    }
}
