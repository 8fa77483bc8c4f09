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

    /// <summary>The two slim forms of a network of which a plan removes one residual branch and leaves the other.</summary>
    [Fact]
    public void ABranchThatIsGone()
    {
        const string Source = """
            using PrunableNets;
            using TorchSharp;
            using TorchSharp.Modules;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;

            namespace Tested;

            [Prunable("3x8x8", MinChannels = 0)]
            public sealed partial class TwoBlocks : Module<Tensor, Tensor>
            {
                private readonly Conv2d stem = Conv2d(3, 8, 3, padding: 1);
                private readonly Block first = new();
                private readonly Block second = new();
                private readonly Linear head = Linear(8, 4);

                public TwoBlocks() : base(nameof(TwoBlocks)) => RegisterComponents();

                public override Tensor forward(Tensor input) => head.call(second.call(first.call(stem.call(input))).mean(new long[] { 2, 3 }));

                private sealed class Block : Module<Tensor, Tensor>
                {
                    private readonly BatchNorm2d norm = BatchNorm2d(8);
                    private readonly Conv2d conv1 = Conv2d(8, 6, 3, padding: 1);
                    private readonly Conv2d conv2 = Conv2d(6, 8, 3, padding: 1);

                    public Block() : base(nameof(Block)) => RegisterComponents();

                    public override Tensor forward(Tensor x) => x + conv2.call(functional.relu(conv1.call(functional.relu(norm.call(x)))));
                }
            }
            """;
        var architecture = EvaluatedNetwork.Of(Source).Architecture;
        var run = Generator.Run(Source, TestPlans.File(architecture, TestPlans.First(architecture, 0, 0, 3, 4))).AssertClean();
        var golden = Golden.Of(typeof(GoldenFileTests), "Emission");
        string[] names = ["Tested.TwoBlocks.Architecture.g.cs", "Tested.TwoBlocks.Slim.g.cs", "Tested.TwoBlocksSlim.g.cs"];
        foreach (var name in names)
            golden.Match(name, run.Sources[name]);
        golden.AssertNoOrphans(names);
    }
}
