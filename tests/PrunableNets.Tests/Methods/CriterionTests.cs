using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

/// <summary>Scores against what their definitions say, computed another way.</summary>
public sealed class CriterionTests : IDisposable
{
    private static readonly ImageDataset s_train = TinyData.Create(96, 1);
    private readonly DisposeScope scope = NewDisposeScope();
    private readonly TinyNet net = TinyData.TrainedNet(1);
    private readonly PruningContext context;

    public CriterionTests()
    {
        context = PruningContext.For(net, s_train, new CostTarget(0.6, true, FlopsConvention.Mac));
        context.Gated.Gates.OpenAll();
    }

    public void Dispose()
    {
        context.Dispose();
        scope.Dispose();
    }

    private static double[] Values(Tensor tensor) => tensor.detach().to(float64).data<double>().ToArray();

    [Fact]
    public void NormsAreThoseOfTheFilters()
    {
        var state = net.state_dict();
        double[] l1 = [.. Values(state["conv2.weight"].abs().sum([1, 2, 3])), .. Values(state["conv3.weight"].abs().sum([1, 2, 3])), .. Values(state["conv4.weight"].abs().sum([1, 2, 3]))];
        double[] l2 = [.. Values(state["conv2.weight"].flatten(1).norm(1)), .. Values(state["conv3.weight"].flatten(1).norm(1)), .. Values(state["conv4.weight"].flatten(1).norm(1))];
        AssertClose(l1, new L1Criterion().Score(context), 1e-5);
        AssertClose(l2, new L2Criterion().Score(context), 1e-5);
        AssertClose([.. Values(state["bn2.weight"].abs()), .. Values(state["bn3.weight"].abs()), .. l2[14..]], new BatchNormScaleCriterion().Score(context), 1e-5);
    }

    [Fact]
    public void FPGMIsSmallestWhereFiltersAreInTheMiddle()
    {
        using (no_grad())
        {
            // Filter 2 is the mean of the others.
            var weight = net.state_dict()["conv4.weight"];
            weight[2] = (weight.sum([0]) - weight[2]) / 4;
        }
        var scores = new FPGMCriterion().Score(context).ToArray()[14..];
        Assert.Equal(2, Array.IndexOf(scores, scores.Min()));
        var rows = net.state_dict()["conv4.weight"].flatten(1);
        AssertClose([.. Enumerable.Range(0, 5).Select(i => Enumerable.Range(0, 5).Sum(j => (rows[i] - rows[j]).norm().ToDouble()))], scores, 1e-4);
    }

    [Fact]
    public void TaylorSnapAndFisherAreDerivativesByTheGates()
    {
        net.to(float64);
        using var batch = new Batch(s_train.First(12, CPU).Inputs[0].to(float64), s_train.First(12, CPU).Target);
        var gradient = GateGradients.Of(context, batch).to(float64).data<double>().ToArray();
        const double Step = 1e-5;
        for (var gate = 0; gate < gradient.Length; gate++)
        {
            var difference = (Loss(gate, 1 + Step) - Loss(gate, 1 - Step)) / (2 * Step);
            Assert.Equal(difference, gradient[gate], 1e-6);
        }

        double Loss(int gate, double value)
        {
            using var inner = NewDisposeScope();
            using var evaluation = new EvaluationScope(context.Gated.Module);
            using var guard = no_grad();
            var gates = ones(19, float64);
            gates[gate] = value;
            using var held = context.Gated.Gates.Hold(gates);
            return context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch).ToDouble();
        }
    }

    [Fact]
    public void GradientsOfSamplesTogetherAreThoseOfEachAlone()
    {
        int[] samples = [3, 1, 4, 15, 9];
        var together = GateGradients.OfSamples(context, samples);
        for (var i = 0; i < samples.Length; i++)
        {
            using var one = s_train.Gather([samples[i]], null, 0)(CPU);
            Assert.InRange(together[i].sub(GateGradients.Of(context, one)).abs().max().ToDouble(), 0, 1e-5);
        }
        var fisher = new FisherCriterion(new FisherOptions { Batches = 3, BatchSize = 32 }).Score(context);
        var all = GateGradients.OfSamples(context, [.. Enumerable.Range(0, 96)]);
        AssertClose(Values(all.square().mean([0]) / 2), fisher, 1e-4);
    }

    [Fact]
    public void TaylorIsTheMeanOfTheSquaresAndSnapTheSizeOfTheSum()
    {
        var batches = context.Batches(3, 32, 7).Select(b => GateGradients.Of(context, b)).ToArray();
        AssertClose(Values(stack(batches).square().mean([0])), new TaylorCriterion(new TaylorOptions { Batches = 3, Seed = 7 }).Score(context), 1e-4);
        var sum = stack(batches).sum([0]).abs();
        AssertClose(Values(sum / sum.sum()), new SnapCriterion(new SnapOptions { Batches = 3, Seed = 7 }).Score(context), 1e-4);
    }

    [Fact]
    public void ActivationIsMeasuredBehindTheGatedLayers()
    {
        using var guard = no_grad();
        net.eval();
        var inputs = context.Batches(1, 96, 0).Single().Inputs[0];
        net.Trace(inputs, out var y, out var third, out var z);
        double[] expected = [.. Values(y.abs().mean([2, 3]).square().mean([0]).sqrt()), .. Values(third.abs().mean([2, 3]).square().mean([0]).sqrt()), .. Values(z.abs().mean([2, 3]).square().mean([0]).sqrt())];
        AssertClose(expected, new ActivationCriterion(new ActivationOptions { Batches = 1, BatchSize = 96 }).Score(context), 1e-4);
        AssertClose([.. Values(y.abs().mean([0, 2, 3])), .. Values(third.abs().mean([0, 2, 3])), .. Values(z.abs().mean([0, 2, 3]))], new ActivationCriterion(ActivationOptions.Mean with { Batches = 1, BatchSize = 96 }).Score(context), 1e-4);
    }

    [Fact]
    public void RandomWidthsAreUniformOrThoseOfErk()
    {
        var uniform = Prune(new RandomOptions { Seed = 4 });
        Assert.All(TinyNet.Architecture.Groups, g => Assert.InRange(uniform[g.Index] / (double)g.Channels, 0.4, 0.9));
        Assert.NotEqual(Plan(new RandomOptions { Seed = 4 }).ToMask(), Plan(new RandomOptions { Seed = 5 }).ToMask());
        // The input of conv3 is the only one whose channels are followed: (6 + 8) / (6 * 8) against 1 / 8 and 1 / 5.
        var erk = Prune(new RandomOptions { Seed = 4, Widths = RandomWidths.Erk });
        Assert.True(erk[1] / 6.0 > erk[0] / 8.0 && erk[2] / 5.0 > erk[0] / 8.0, string.Join(" ", erk));

        int[] Prune(RandomOptions options) => Plan(options).Widths;

        PruningPlan Plan(RandomOptions options) => PruningMethod.Of(typeof(RandomCriterion)).Create(options).Prune(context).Selection.Plan;
    }

    private static void AssertClose(double[] expected, System.Collections.Generic.IReadOnlyList<float> actual, double relative)
    {
        Assert.Equal(expected.Length, actual.Count);
        var scale = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= relative * scale, $"{i}: {expected[i]} expected, {actual[i]}");
    }
}
