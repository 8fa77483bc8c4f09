using System.Linq;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Emission;

/// <summary>Every generated file of one small network, to be read in a review.</summary>
public sealed class GoldenFileTests
{
    [Fact]
    public void SmallResNetWithAPlan()
    {
        var architecture = EvaluatedNetwork.Of(SmallResNet.Source).Architecture;
        var run = Generator.Run(SmallResNet.Source, TestPlans.File(architecture, TestPlans.First(architecture, architecture.DenseWidths.Select(static w => w / 2).ToArray()))).AssertClean();
        var golden = Golden.Of(typeof(GoldenFileTests), "Emission");
        foreach (var (name, text) in run.Sources)
            golden.Match(name, text);
        golden.AssertNoOrphans([.. run.Sources.Keys]);
        Assert.Equal(4, run.Sources.Count);
    }
}
