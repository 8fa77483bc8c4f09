using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

/// <summary>Gates that go into the weights.</summary>
public sealed class GateFoldTests : IDisposable
{
    private static readonly ImageDataset s_train = TinyData.Create(96, 1);

    // Some closed, some wider than open.
    private static readonly float[] s_gates = [.. Enumerable.Range(0, 19).Select(static i => i % 7 == 3 ? 0 : 0.3f + (i % 5 * 0.4f))];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TinyNet net = TinyData.TrainedNet(1);
    private readonly PruningContext context;

    public GateFoldTests() => context = PruningContext.For(net, s_train, new CostTarget(0.6, true, FlopsConvention.Mac));

    public void Dispose()
    {
        context.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void TheFoldedNetworkIsTheOneWithItsGatesHeld()
    {
        using var guard = no_grad();
        using var evaluation = new EvaluationScope(context.Gated.Module);
        var inputs = TinyData.Create(64, 9).First(64, CPU).Inputs;
        Tensor held;
        using (context.Gated.Gates.Hold(tensor(s_gates)))
            held = context.Gated.Module.Call(inputs);
        Assert.InRange(Difference(held, net.call(inputs[0])), 0.01, double.MaxValue);

        Assert.InRange(GateFold.Apply(context, s_gates), 0, 1e-5);
        Assert.InRange(Difference(held, net.call(inputs[0])), 0, 1e-5);
        context.Gated.Gates.OpenAll();
        Assert.InRange(Difference(held, context.Gated.Module.Call(inputs)), 0, 1e-5);
    }

    [Fact]
    public void ReadersTakeGatesAndNormsWhereNobodyReadsABranchAlone()
    {
        var before = net.state_dict().ToDictionary(static e => e.Key, static e => e.Value.detach().clone());
        GateFold.Apply(context, s_gates);
        var gates = tensor(s_gates);
        AssertFactor("conv3.weight", gates.narrow(0, 0, 8).view(1, 8, 1, 1));
        AssertFactor("bn3.weight", gates.narrow(0, 8, 6));
        AssertFactor("bn3.bias", gates.narrow(0, 8, 6));
        AssertFactor("linear.weight", gates.narrow(0, 14, 5).repeat_interleave(16));
        string[] untouched =
        [
            "conv1.weight", "bn1.weight", "conv2.weight", "bn2.weight", "bn2.bias", "bn3.running_var", "conv4.weight", "conv4.bias",
            "linear.bias",
        ];
        foreach (var key in untouched)
            AssertFactor(key, ones(1));

        void AssertFactor(string key, Tensor factor) =>
            Assert.True(before[key].mul(factor).sub(net.state_dict()[key]).abs().max().ToDouble() < 1e-6, key);
    }

    [Fact]
    public void OpenGatesChangeNothing()
    {
        var before = net.state_dict().ToDictionary(static e => e.Key, static e => e.Value.detach().clone());
        Assert.Equal(0, GateFold.Apply(context, [.. Enumerable.Repeat(1f, 19)]));
        Assert.All(net.state_dict(), e => Assert.True(e.Value.equal(before[e.Key]).all().ToBoolean(), e.Key));
    }

    private static double Difference(Tensor a, Tensor b) => a.sub(b).abs().max().ToDouble() / a.abs().max().ToDouble();
}
