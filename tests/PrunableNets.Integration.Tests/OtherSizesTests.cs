using PrunableNets.Integration.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>Forms of a network whose sizes are computed from shapes take inputs of other sizes than the declared one.</summary>
public sealed class OtherSizesTests
{
    [Theory]
    [InlineData(16, 16)]
    [InlineData(24, 20)]
    [InlineData(8, 32)]
    public void FormsTakeImagesOfAnotherSize(int height, int width)
    {
        Holds<AnySizeNetwork>(height, width);
        Holds<AttentionNetwork>(height, width);
    }

    private static void Holds<T>(int height, int width) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        random.manual_seed(1);
        using var outer = NewDisposeScope();
        using var guard = no_grad();
        var dense = T.Create();
        Trained.Randomize(dense);
        dense.eval();
        var input = randn(2, 3, height, width);
        using var gated = T.CreateGated(dense);
        gated.Module.eval();
        gated.Gates.OpenAll();
        Assert.InRange(Difference.Relative(dense.call(input), gated.call(input)), 0, 2e-6);
        PlanProperty.Holds(T.Architecture, 10, 1e-5, plan =>
        {
            using var scope = NewDisposeScope();
            gated.Gates.Harden(plan);
            using var slim = T.CreateSlim(dense, plan);
            slim.eval();
            return Difference.Relative(gated.call(input), slim.call(input));
        });
    }
}
