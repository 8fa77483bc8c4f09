using System;
using System.Linq;
using ModelZoo;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>The invariant of the product: a slim network computes what the hard-gated one computes, for every plan.</summary>
public sealed class SlimEqualsHardGatedTests
{
    private const int PlanCount = 50;

    [Fact]
    public void ResNet20SlimEqualsHardGatedForRandomPlans() => SlimEqualsHardGated<ResNet20>();

    [Fact]
    public void ResNet56SlimEqualsHardGatedForRandomPlans() => SlimEqualsHardGated<ResNet56>();

    [Fact]
    public void VGG16SlimEqualsHardGatedForRandomPlans() => SlimEqualsHardGated<VGG16>();

    [Fact]
    public void GatedWithOpenGatesEqualsDense()
    {
        using var scope = NewDisposeScope();
        var dense = WithStatistics(new ResNet56());
        using var gated = ResNet56.CreateGated(dense);
        gated.eval();
        gated.Gates.OpenAll();
        var images = randn(2, 3, 32, 32);
        using var guard = no_grad();
        Assert.Equal(0, Difference(dense.call(images), gated.call(images)));
    }

    [Fact]
    public void SlimKeepsTheKeysOfTheDenseStateDict()
    {
        using var scope = NewDisposeScope();
        AssertSameKeys<ResNet56>();
        AssertSameKeys<VGG16>();
    }

    private static void AssertSameKeys<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        var dense = T.Create();
        var slim = T.CreateSlim(dense, Plans.Random(T.Architecture, 3));
        Assert.Equal(dense.state_dict().Keys.ToArray(), slim.state_dict().Keys.ToArray());
    }

    private static void SlimEqualsHardGated<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        random.manual_seed(1);
        using var outer = NewDisposeScope();
        var dense = WithStatistics(T.Create());
        using var gated = T.CreateGated(dense);
        gated.eval();
        using var guard = no_grad();
        for (var seed = 0; seed < PlanCount; seed++)
        {
            using var scope = NewDisposeScope();
            var plan = Plans.Random(T.Architecture, seed);
            gated.Gates.Harden(plan);
            using var slim = T.CreateSlim(dense, plan);
            slim.eval();
            var images = randn(2, 3, 32, 32);
            var difference = Difference(gated.call(images), slim.call(images));
            Assert.True(difference <= 1e-5, $"{typeof(T).Name}, plan {seed} [{string.Join(" ", plan.Widths)}]: {difference}");
        }
    }

    /// <summary>Norms as a trained network has them: with fresh ones a removed channel would leave nothing behind, and mistakes would not show.</summary>
    private static T WithStatistics<T>(T model) where T : Module<Tensor, Tensor>
    {
        using var guard = no_grad();
        foreach (var (name, tensor) in model.state_dict())
        {
            if (name.EndsWith("running_mean", StringComparison.Ordinal) || (name.Contains("bn") && name.EndsWith("bias", StringComparison.Ordinal)))
                tensor.normal_(0.1, 0.5);
            if (name.EndsWith("running_var", StringComparison.Ordinal))
                tensor.uniform_(0.5, 1.5);
        }
        model.eval();
        return model;
    }

    private static double Difference(Tensor expected, Tensor actual) =>
        (expected - actual).abs().max().ToDouble() / expected.abs().max().ToDouble();
}
