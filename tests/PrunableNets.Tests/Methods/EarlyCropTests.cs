using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Methods;

public sealed class EarlyCropTests : IDisposable
{
    private static readonly ImageDataset s_train = TinyData.Create(96, 1);
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    /// <summary>z(c) = sum over batches of g . dL_b/dtheta at gates c, differentiated numerically, in float64.</summary>
    [Fact]
    public void TheScoreIsTheFiniteDifferenceOfTheGradientFlow()
    {
        var (context, batches, net) = Setup();
        using var owned = context;
        var weights = SharedWeights.Parameters(net).Where(static p => p.dim() > 1).ToArray();
        var total = Gradient(null);
        var flow = EarlyCropCriterion.Flow(context, batches, GradientFlowForm.Weights).data<double>().ToArray();
        const double Step = 1e-5;
        for (var gate = 0; gate < 19; gate++)
            Assert.Equal((Z(gate, 1 + Step) - Z(gate, 1 - Step)) / (2 * Step), flow[gate], 1e-6);
        Assert.Contains(flow, static f => Math.Abs(f) > 1e-3);

        double Z(int gate, double value)
        {
            var gates = ones(19, float64);
            gates[gate] = value;
            return Gradient(gates).Zip(total).Sum(static p => p.First.mul(p.Second).sum().ToDouble());
        }

        Tensor[] Gradient(Tensor? gates)
        {
            using var evaluation = new EvaluationScope(context.Gated.Module);
            using var held = context.Gated.Gates.Hold(gates ?? ones(19, float64));
            var sum = weights.Select(static w => zeros_like(w).detach()).ToArray();
            foreach (var batch in batches)
                foreach (var (target, gradient) in sum.Zip(autograd.grad([context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch)], weights)))
                    target.add_(gradient);
            return sum;
        }
    }

    /// <summary>Half the square of dL/dc, whose gradient by c is H g.</summary>
    [Fact]
    public void TheFormInGateSpaceIsTheHessianByTheGradient()
    {
        var (context, batches, _) = Setup();
        using var owned = context;
        var flow = EarlyCropCriterion.Flow(context, batches, GradientFlowForm.Gates).data<double>().ToArray();
        const double Step = 1e-5;
        for (var gate = 0; gate < 19; gate++)
            Assert.Equal((HalfSquare(gate, 1 + Step) - HalfSquare(gate, 1 - Step)) / (2 * Step), flow[gate], 1e-6);

        double HalfSquare(int gate, double value)
        {
            using var evaluation = new EvaluationScope(context.Gated.Module);
            var values = Enumerable.Repeat(1.0, 19).ToArray();
            values[gate] = value;
            var gates = tensor(values, float64).requires_grad_(true);
            using var held = context.Gated.Gates.Hold(gates);
            var sum = zeros(19, float64);
            foreach (var batch in batches)
                sum.add_(autograd.grad([context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch)], [gates])[0]);
            return sum.square().sum().ToDouble() / 2;
        }
    }

    /// <summary>Weights whose distances from the start are 1, 1.6, 1.9, 2.0 times its length: the changes are 1, 0.6, 0.3, 0.1.</summary>
    [Theory]
    [InlineData(0.3, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.8, 4)]
    [InlineData(0.95, 0)]
    public void ThePapersRuleFiresAtTheEpochComputedByHand(double sparsity, int epoch) =>
        Assert.Equal(epoch, Fires(LazyKernelRule.Paper, sparsity, [1, 2, 2.6, 2.9, 3.0]));

    /// <summary>
    /// The reference is 2, the weights of epoch 1: distances are 0.6 / 2, 0.9 / 2, 1 / 2, 1.01 / 2 from epoch 2 on, their changes 0.15, 0.05, 0.005; the threshold
    /// is 0.3 (1 - rho - 0.1).
    /// </summary>
    [Theory]
    [InlineData(0.3, 3)]
    [InlineData(0.5, 4)]
    [InlineData(0.8, 5)]
    [InlineData(0.9, 0)]
    public void TheReleasedRuleFiresAtTheEpochComputedByHand(double sparsity, int epoch) =>
        Assert.Equal(epoch, Fires(LazyKernelRule.Released, sparsity, [1, 2, 2.6, 2.9, 3.0, 3.01]));

    /// <summary>The first epoch at which it is time to prune; 0 where it never is.</summary>
    private static int Fires(LazyKernelRule rule, double sparsity, double[] trace)
    {
        var detector = new LazyKernelDetector(rule, sparsity);
        return Array.FindIndex(trace, w => detector.Observe([w])) is var epoch and > 0 ? epoch : 0;
    }

    private static (PruningContext Context, Batch[] Batches, TinyNet Net) Setup()
    {
        random.manual_seed(3);
        var net = TinyNet.Create();
        net.to(float64);
        var context = PruningContext.For(net, s_train, new CostTarget(0.6, true, FlopsConvention.Mac));
        context.Gated.Module.to(float64);
        context.Gated.Gates.OpenAll();
        var batches = context.Batches(2, 12, 0).Select(static b => new Batch(b.Inputs[0].to(float64), b.Target)).ToArray();
        return (context, batches, net);
    }
}
