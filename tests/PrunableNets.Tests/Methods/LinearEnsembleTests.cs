using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Linear = TorchSharp.Modules.Linear;

namespace PrunableNets.Tests.Methods;

public sealed class LinearEnsembleTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    /// <summary>A loss that is additive in the gates: the ensembles have to find the effect of every single channel, whatever masks they draw.</summary>
    [Theory]
    [InlineData(EnsembleScope.Layer, true)]
    [InlineData(EnsembleScope.Layer, false)]
    [InlineData(EnsembleScope.Network, true)]
    public void OnAnAdditiveNetworkCoefficientsAreSingleChannelAblations(EnsembleScope ensembles, bool antithetic)
    {
        using var context = Additive.Context();
        var criterion = new LinearEnsembleCriterion(new LinearEnsembleOptions { Scope = ensembles, Antithetic = antithetic, MasksPerChannel = 8, DisableRate = 0.3, Ridge = 0, Samples = 8 });
        AssertEqual(Ablations(context, 8), criterion.Score(context), 1e-6);
        Assert.Contains("R^2 1.000 on average", criterion.Evidence[0].Value, StringComparison.Ordinal);
    }

    /// <summary>One channel disabled a mask: leave-one-out, on a network that is anything but additive.</summary>
    [Fact]
    public void OneChannelAMaskIsLeaveOneOut()
    {
        using var context = PruningContext.For(TinyData.TrainedNet(1), TinyData.Create(96, 1), new CostTarget(0.6, true, FlopsConvention.Mac));
        context.Gated.Gates.OpenAll();
        var criterion = new LinearEnsembleCriterion(new LinearEnsembleOptions { MasksPerChannel = 1, DisableRate = 1e-9, Ridge = 0, Samples = 32 });
        AssertEqual(Ablations(context, 32), criterion.Score(context), 1e-6);
    }

    [Fact]
    public void MasksInOneBatchGiveTheLossesOfForwardsOfTheirOwn()
    {
        using var context = PruningContext.For(TinyData.TrainedNet(1), TinyData.Create(96, 1), new CostTarget(0.6, true, FlopsConvention.Mac));
        context.Gated.Gates.OpenAll();
        var gates = Enumerable.Repeat(1f, context.Architecture.GateCount).ToArray();
        using var losses = new MaskedLosses(context, new MaskLosses(16, 0, gates, Together: true));
        int[][] masks = [[0, 3], [9], [14, 15, 18], [2, 10, 17], []];
        Assert.True(losses.CanBeTogether(masks));
        double[] together = [.. masks.Chunk(3).SelectMany(m => losses.Measure(m, CancellationToken.None).Losses)];
        for (var m = 0; m < masks.Length; m++)
            Assert.Equal(Loss(context, 16, masks[m]), together[m], 1e-5);
    }

    [Fact]
    public void ABlockDisablesEveryChannelOnce()
    {
        var random = SplitMix64.ForKey(1);
        var masks = EnsembleMasks.Draw(20, new LinearEnsembleOptions { MasksPerChannel = 2, DisableRate = 0.25 }, ref random);
        Assert.Equal(40, masks.Length);
        Assert.All(masks.Chunk(4), static block => Assert.Equal(Enumerable.Range(0, 20), block.SelectMany(static m => m).Order()));
    }

    [Fact]
    public void MasksThatDoNotTellChannelsApartAreRefused()
    {
        var random = SplitMix64.ForKey(1);
        var error = Assert.Throws<InvalidOperationException>(() => RidgeRegression.Fit(2, [[0], [0]], [1, 2], new LinearEnsembleOptions { Ridge = 0 }, ref random));
        Assert.Contains("raise MasksPerChannel, or set Ridge", error.Message, StringComparison.Ordinal);
    }

    private static double[] Ablations(PruningContext context, int samples)
    {
        var intact = Loss(context, samples, []);
        return [.. Enumerable.Range(0, context.Architecture.GateCount).Select(g => Loss(context, samples, [g]) - intact)];
    }

    /// <summary>The loss on the samples that a criterion of seed 0 takes.</summary>
    private static double Loss(PruningContext context, int samples, int[] disabled)
    {
        using var inner = NewDisposeScope();
        using var guard = no_grad();
        using var evaluation = new EvaluationScope(context.Gated.Module);
        var order = Enumerable.Range(0, context.Train.Count).ToArray();
        var random = SplitMix64.ForKey(0, 0, 7);
        random.Shuffle(order);
        var batch = context.Train.Gather(order[..samples], null, 0)(CPU);
        var gates = ones(context.Architecture.GateCount);
        foreach (var gate in disabled)
            gates[gate] = 0f;
        using var held = context.Gated.Gates.Hold(gates);
        return context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch).ToDouble();
    }

    private static void AssertEqual(double[] expected, IReadOnlyList<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    /// <summary>A linear layer of six features, gated, and a sum: the mean output is additive in the gates.</summary>
    private sealed class Additive : Module<Tensor, Tensor>, IGatedModule
    {
        private static readonly Architecture s_architecture = new()
        {
            Model = "Additive", Fingerprint = "additive", SourcePath = "Additive.cs", Inputs = [[4]], BatchDimensions = [0], Layers = [],
            Groups = [new(0, "hidden", 6, 0), new(1, "other", 3, 6)], State = [], Parameters = new CostPolynomial(0, [5, 5]),
            Flops = new Dictionary<FlopsConvention, CostPolynomial> { [FlopsConvention.Mac] = new(0, [5, 5]) },
        };

        private readonly Linear hidden = Linear(4, 6);
        private readonly Linear other = Linear(4, 3);

        private Additive() : base("Additive") => RegisterComponents();

        public ChannelGates Gates { get; } = new(s_architecture);

        public static PruningContext Context()
        {
            torch.random.manual_seed(4);
            var net = new Additive();
            var samples = TensorDataset.From([randn(32, 4)], [zeros(32, int64)]);
            var context = new PruningContext(s_architecture, net, () => net, static _ => throw new NotSupportedException(), samples, new CostTarget(0.5, true, FlopsConvention.Mac))
            {
                Objective = Objective.From("mean", static (output, _) => output.mean()),
            };
            context.Gated.Gates.OpenAll();
            return context;
        }

        public override Tensor forward(Tensor x)
        {
            var gates = Gates.Split();
            return Gates.Apply(hidden.call(x), gates[0], 1).sum([1]) + Gates.Apply(other.call(x).relu(), gates[1], 1).sum([1]);
        }
    }
}
