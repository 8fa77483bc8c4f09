using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The two terms that AutoBot (arXiv 2111.09635, in the form of its released code) adds to the task's loss.</summary>
internal sealed class AutoBotPenalty : IDisposable
{
    private readonly SoftCost soft;
    private readonly Tensor weights;
    private readonly long dense;
    private readonly long target;

    public AutoBotPenalty(Architecture architecture, CostTarget target, Device device)
    {
        this.target = target.Resolve(architecture);
        var cost = target.CostOf(architecture);
        dense = cost.Evaluate(architecture.DenseWidths);
        soft = new SoftCost(architecture, cost, device);
        // The mean over groups of the means over their channels, as one weighted sum.
        var weight = architecture.Groups.SelectMany(g => Enumerable.Repeat(1.0 / (architecture.Groups.Count * (double)g.Channels), g.Channels));
        weights = tensor(weight.ToArray(), float64, device).InOwnMemory().DetachFromDisposeScope();
    }

    /// <summary>
    /// g = (F - T) / (M - T) above the target T, 1 - F / T below it: in [0, 1], zero exactly at the target
    /// (F, T and M, the dense network's, in what the target counts: FLOPs under its convention, or parameters).
    /// h = mean over groups of mean |lambda - round(lambda)|: in [0, 1/2], zero for gates that are fully open or closed.
    /// </summary>
    /// <param name="lambda">The gates, [N], any floating type.</param>
    /// <returns>g and h as float64 [], and F.</returns>
    public (Tensor G, Tensor H, double SoftCost) Evaluate(Tensor lambda)
    {
        var precise = lambda.to(float64);
        var cost = soft.Evaluate(precise);
        var value = cost.item<double>();
        var g = value > target ? cost.sub(target).mul(1.0 / (dense - target)) : cost.mul(-1.0 / target).add(1);
        var h = precise.sub(precise.detach().round()).abs().dot(weights);
        return (g, h, value);
    }

    public void Dispose()
    {
        soft.Dispose();
        weights.Dispose();
    }
}
