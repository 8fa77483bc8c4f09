using System;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets.Tests.Training;

/// <summary>What an optimiser has gathered is cut as the weights are, and is what the slim network's optimiser goes on with.</summary>
public sealed class OptimizerMomentsTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly PruningPlan plan = PruningPlan.FromKept(TinyNet.Architecture, [[1, 4, 5], [0, 2], [0, 3]]);

    public void Dispose() => scope.Dispose();

    [Theory]
    [InlineData(OptimizerKind.SGD)]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.AdamW)]
    public void TheyAreThePartOfTheDenseOnesThatThePlanKeeps(OptimizerKind kind)
    {
        random.manual_seed(1);
        using var dense = TinyNet.Create();
        using var optimizer = Create(kind, dense);
        for (var step = 0; step < 3; step++)
        {
            optimizer.zero_grad();
            dense.call(randn(4, 3, 8, 8)).square().mean().backward();
            optimizer.step();
        }
        using var moments = OptimizerMoments.Of(optimizer, dense);
        using var cut = moments.Cut(TinyNet.Architecture, plan);
        var keys = dense.named_parameters().Select(static p => p.name).ToArray();
        Assert.Equal(keys, cut.ByKey.Keys);
        for (var i = 0; i < keys.Length; i++)
        {
            var raw = Raw(optimizer.state_dict().State[i]);
            Assert.Equal(kind == OptimizerKind.SGD ? 0 : 3, cut.ByKey[keys[i]].Step);
            Assert.Equal(raw.Length, cut.ByKey[keys[i]].Values.Count);
            for (var v = 0; v < raw.Length; v++)
                Assert.True(Expected(keys[i], raw[v]).equal(cut.ByKey[keys[i]].Values[v]).all().ToBoolean(), keys[i]);
        }
        Assert.True(cut.ByKey["conv3.weight"].Values[0].abs().max().ToDouble() > 0);

        using var slim = TinyNet.CreateSlim(dense, plan);
        using var next = Create(kind, slim);
        cut.Restore(next, slim);
        using var restored = OptimizerMoments.Of(next, slim);
        Assert.Equal(StateDict.Fingerprint(cut.Tensors.ToArray()), StateDict.Fingerprint(restored.Tensors.ToArray()));
    }

    [Fact]
    public void BeforeTheFirstStepThereIsNoMomentum()
    {
        using var dense = TinyNet.Create();
        using var optimizer = Create(OptimizerKind.SGD, dense);
        using var cut = OptimizerMoments.Of(optimizer, dense).Cut(TinyNet.Architecture, plan);
        Assert.All(cut.ByKey.Values, static m => Assert.Empty(m.Values));
        using var slim = TinyNet.CreateSlim(dense, plan);
        using var next = Create(OptimizerKind.SGD, slim);
        cut.Restore(next, slim);
        slim.call(randn(4, 3, 8, 8)).square().mean().backward();
        next.step();
    }

    [Fact]
    public void AnOptimiserOfAnotherNetworkIsRefused()
    {
        using var dense = TinyNet.Create();
        using var optimizer = Create(OptimizerKind.SGD, dense);
        using var other = nn.Linear(2, 2);
        Assert.Contains("parameters", Assert.Throws<InvalidOperationException>(() => OptimizerMoments.Of(optimizer, other)).Message, StringComparison.Ordinal);
    }

    private static OptimizerHelper Create(OptimizerKind kind, Module model) => kind switch
    {
        OptimizerKind.Adam => optim.Adam(SharedWeights.Parameters(model), 0.01),
        OptimizerKind.AdamW => optim.AdamW(SharedWeights.Parameters(model), 0.01),
        _ => optim.SGD(SharedWeights.Parameters(model), 0.01, 0.9),
    };

    private static Tensor[] Raw(object state) => state switch
    {
        SGD.State s => [s.momentum_buffer],
        Adam.State a => [a.exp_avg, a.exp_avg_sq],
        AdamW.State w => [w.exp_avg, w.exp_avg_sq],
        _ => throw new ArgumentException("unknown", nameof(state)),
    };

    /// <summary>By hand: groups 0, 1 and 2 are the outputs of conv2, conv3 and conv4; a channel of conv4 is 16 inputs of the linear layer.</summary>
    private Tensor Expected(string key, Tensor value) => key switch
    {
        "conv2.weight" or "bn2.weight" or "bn2.bias" => value.index_select(0, Kept(0)),
        "conv3.weight" => value.index_select(0, Kept(1)).index_select(1, Kept(0)),
        "bn3.weight" or "bn3.bias" => value.index_select(0, Kept(1)),
        "conv4.weight" or "conv4.bias" => value.index_select(0, Kept(2)),
        "linear.weight" => value.index_select(1, tensor(plan.Kept[2].SelectMany(static c => Enumerable.Range(16 * c, 16)).Select(static p => (long)p).ToArray())),
        _ => value,
    };

    private Tensor Kept(int group) => tensor(plan.Kept[group].Select(static c => (long)c).ToArray());
}
