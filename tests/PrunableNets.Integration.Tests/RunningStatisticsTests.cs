using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>In training mode too: one forward leaves the norms of the slim network with the statistics that the hard-gated one has for its kept channels.</summary>
public sealed class RunningStatisticsTests : ZooTests
{
    [Theory]
    [MemberData(nameof(Names))]
    public void SlimUpdatesRunningStatisticsAsHardGatedDoes(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        var dense = model.CreateTrained();
        using var gated = model.CreateGated(dense);
        using var guard = no_grad();
        var plan = Plans.Random(model.Architecture, 7);
        gated.Gates.Harden(plan);
        using var slim = model.CreateSlim(dense, plan);
        gated.train();
        slim.train();
        var inputs = model.Inputs(4);
        gated.call(inputs);
        slim.call(inputs);
        using var expected = model.CreateSlim(dense, plan);
        var actual = slim.state_dict();
        foreach (var (key, statistics) in expected.state_dict().Where(static s => s.Key.Contains("running_", StringComparison.Ordinal)))
        {
            var difference = (statistics - actual[key]).abs().max().ToDouble() / statistics.abs().max().ToDouble();
            Assert.True(difference <= 1e-4, $"{name}, {key}: {difference}");
        }
    }
}
