using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>The invariant of the product: a slim network computes what the hard-gated one computes, for every plan.</summary>
public sealed class SlimEqualsHardGatedTests : ZooTests
{
    private const double Tolerance = 1e-5;

    [Theory]
    [MemberData(nameof(Names))]
    public void SlimEqualsHardGatedForRandomPlans(string name)
    {
        var model = Zoo.Named(name);
        using var outer = NewDisposeScope();
        var dense = model.CreateTrained();
        using var gated = model.CreateGated(dense);
        gated.eval();
        using var guard = no_grad();
        for (var seed = 0; seed < model.Plans; seed++)
        {
            using var scope = NewDisposeScope();
            var plan = Plans.Random(model.Architecture, seed);
            gated.Gates.Harden(plan);
            using var slim = model.CreateSlim(dense, plan);
            slim.eval();
            var inputs = model.Inputs(2);
            var difference = Difference(gated.call(inputs), slim.call(inputs));
            Assert.True(difference <= Tolerance, $"{name}, plan {seed} [{string.Join(" ", plan.Widths)}]: {difference}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GatedWithOpenGatesEqualsDense(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.CreateTrained();
        using var gated = model.CreateGated(dense);
        gated.eval();
        gated.Gates.OpenAll();
        var inputs = model.Inputs(2);
        using var guard = no_grad();
        Assert.InRange(Difference(dense.call(inputs), gated.call(inputs)), 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SlimKeepsTheKeysOfTheDenseStateDict(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.Create();
        var slim = model.CreateSlim(dense, Plans.Random(model.Architecture, 3));
        Assert.Equal(dense.state_dict().Keys.ToArray(), slim.state_dict().Keys.ToArray());
    }

    private static double Difference(Tensor expected, Tensor actual) =>
        (expected - actual).abs().max().ToDouble() / expected.abs().max().ToDouble();
}
