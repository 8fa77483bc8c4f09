using System.Linq;
using PrunableNets.TestKit;
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
        gated.Module.eval();
        using var guard = no_grad();
        PlanProperty.Holds(model.Architecture, model.Plans, Tolerance, plan =>
        {
            using var scope = NewDisposeScope();
            gated.Gates.Harden(plan);
            using var slim = model.CreateSlim(dense, plan);
            slim.eval();
            var inputs = model.Inputs(2);
            return Difference.Relative(gated.call(inputs), slim.call(inputs));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GatedWithOpenGatesAndSlimWithAllChannelsEqualDense(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.CreateTrained();
        using var gated = model.CreateGated(dense);
        gated.Module.eval();
        gated.Gates.OpenAll();
        var inputs = model.Inputs(2);
        using var whole = model.CreateSlim(dense, PruningPlan.Full(model.Architecture));
        whole.eval();
        using var guard = no_grad();
        var expected = dense.call(inputs);
        Assert.InRange(Difference.Relative(expected, gated.call(inputs)), 0, 2e-6);
        Assert.InRange(Difference.Relative(expected, whole.call(inputs)), 0, 2e-6);
    }

    /// <summary>Without the one whose copies in float64 are gigabytes, and whose layers are those of a smaller one.</summary>
    public static TheoryData<string> NamesBelow100MParameters =>
        new(Zoo.Models.Where(static m => m.Constants.Parameters < 100_000_000).Select(static m => m.Name));

    [Theory]
    [MemberData(nameof(NamesBelow100MParameters))]
    public void AllFormsAreAlikeInDoublePrecision(string name)
    {
        const double Rounding = 1e-9;
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.CreateTrained();
        dense.to(float64);
        using var gated = model.CreateGated(dense);
        gated.Module.eval();
        gated.Gates.OpenAll();
        var inputs = model.Inputs(1, float64);
        using var guard = no_grad();
        var expected = dense.call(inputs);
        Assert.Equal(float64, expected.dtype);
        Assert.InRange(Difference.Relative(expected, gated.call(inputs)), 0, Rounding);
        using (var whole = model.CreateSlim64(dense, PruningPlan.Full(model.Architecture)))
            Assert.InRange(Difference.Relative(expected, whole.call(inputs)), 0, Rounding);
        var plan = Plans.Random(model.Architecture, 5);
        gated.Gates.Harden(plan);
        using var slim = model.CreateSlim64(dense, plan);
        Assert.InRange(Difference.Relative(gated.call(inputs), slim.call(inputs)), 0, Rounding);
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
}
