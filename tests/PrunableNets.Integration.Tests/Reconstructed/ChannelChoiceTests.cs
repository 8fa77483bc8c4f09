using System.Collections.Generic;
using System.Linq;
using ModelZoo;
using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests.Reconstructed;

/// <summary>Channels that are chosen for weights that are solved anew.</summary>
public sealed class ChannelChoiceTests
{
    private static readonly ChannelChoiceOptions Small = new() { Batches = 8, BatchSize = 128 };

    [Fact]
    public void OfChannelsThatGiveTheSameOneOfEachStays()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(8);
        using var dense = new MultilayerPerceptron();
        var hidden = dense.modules().OfType<Linear>().First();
        using (no_grad())
            for (var i = 0; i < 256; i++)
            {
                // The second half is the first one again, each feature by another factor, the greater half of them.
                hidden.weight[256 + i].copy_(hidden.weight[i].mul(0.5 + (i / 128.0)));
                hidden.bias![256 + i].copy_(hidden.bias[i].mul(0.5 + (i / 128.0)));
            }
        dense.eval();
        var architecture = MultilayerPerceptron.Architecture;
        // The first features and their doubles: half of what there is would be lost.
        var plan = Keeping(architecture, 0, Enumerable.Range(0, 128).Concat(Enumerable.Range(256, 128)));
        using var context = PruningContext.For(dense, new UnlabelledData(2048, 1, 28, 28), PruningBudget.Parse("50%", FlopsConvention.Mac));
        var chosen = ChannelChoice.Apply(context, plan, Small);
        Assert.Equal(plan.Widths, chosen.Widths);
        Assert.Equal(Enumerable.Range(0, 256), chosen.Kept[0].Select(static c => c % 256).Order());

        using var slim = MultilayerPerceptron.CreateSlim(dense, chosen);
        slim.eval();
        Reconstruction.Apply(dense, context.Gated, slim, architecture, chosen, context.Train, CPU, new ReconstructionOptions { Batches = 8, BatchSize = 256, Ridges = [1e-9] });
        using var guard = no_grad();
        var inputs = randn(16, 1, 28, 28);
        Assert.InRange(Difference.Relative(dense.call(inputs), slim.call(inputs)), 0, 1e-5);
    }

    [Theory]
    [InlineData(nameof(ResNet20))]
    [InlineData(nameof(GroupedNetwork))]
    [InlineData(nameof(AttentionNetwork))]
    [InlineData(nameof(TransposedNetwork))]
    [InlineData(nameof(LeNet5))]
    public void WidthsStayAndTheSameSeedChoosesTheSame(string name)
    {
        using var scope = NewDisposeScope();
        var model = ReconstructionTests.Named(name);
        using var dense = model.CreateTrained();
        var plan = Plans.Random(model.Architecture, 6);
        var chosen = Choose();
        Assert.Equal(plan.Widths, chosen.Widths);
        Assert.Equal(chosen.Kept, Choose().Kept);
        Assert.NotEqual(plan.Kept, chosen.Kept);

        PruningPlan Choose()
        {
            using var context = new PruningContext(
                model.Architecture, dense, () => model.CreateGated(dense), p => model.CreateSlim(dense, p),
                new UnlabelledData(128, model.Shape), PruningBudget.Parse("50%", FlopsConvention.Mac));
            return ChannelChoice.Apply(context, plan, Small with { BatchSize = 16 });
        }
    }

    private static PruningPlan Keeping(Architecture architecture, int group, IEnumerable<int> channels)
    {
        var kept = PruningPlan.Full(architecture).Kept.ToArray();
        kept[group] = [.. channels];
        return PruningPlan.FromKept(architecture, kept);
    }
}
