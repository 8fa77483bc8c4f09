using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The two terms that AutoBot (arXiv 2111.09635, in the form of its released code) adds to the task's loss.</summary>
internal sealed class AutoBotPenalty : IDisposable
{
    private readonly (SoftCost Soft, long Dense, long Target)[] costs;
    private readonly Tensor weights;

    public AutoBotPenalty(Architecture architecture, PruningBudget budget, Device device)
    {
        costs = [.. budget.Targets.Select(t =>
        {
            var cost = t.Quantity.Of(architecture);
            return (new SoftCost(architecture, cost, device), cost.Evaluate(architecture.DenseWidths), t.Resolve(architecture));
        })];
        // The mean over groups of the means over their channels, as one weighted sum.
        var weight = architecture.Groups.SelectMany(g => Enumerable.Repeat(1.0 / (architecture.Groups.Count * (double)g.Channels), g.Channels));
        weights = tensor(weight.ToArray(), float64, device).InOwnMemory().DetachFromDisposeScope();
    }

    /// <summary>
    /// g = (F - T) / (M - T) above the target T, 1 - F / T below it: in [0, 1], zero exactly at the target
    /// (F, T and M, the dense network's, in what the target counts: FLOPs under its convention, parameters, memory). Of several targets it is that
    /// of the one that is exceeded by most, or where all hold, comes nearest: zero exactly where the tightest is met.
    /// h = mean over groups of mean |lambda - round(lambda)|: in [0, 1/2], zero for gates that are fully open or closed.
    /// </summary>
    /// <param name="lambda">The gates, [N], any floating type.</param>
    /// <returns>g and h as float64 [], and F, of the first target.</returns>
    public (Tensor G, Tensor H, double SoftCost) Evaluate(Tensor lambda)
    {
        var precise = lambda.to(float64);
        var soft = costs.Select(c => (Cost: c.Soft.Evaluate(precise), c.Dense, c.Target)).ToArray();
        var values = soft.Select(static s => s.Cost.item<double>()).ToArray();
        var tightest = Enumerable.Range(0, soft.Length).MaxBy(i => Excess(values[i], soft[i].Dense, soft[i].Target));
        var (cost, dense, target) = soft[tightest];
        var g = values[tightest] > target ? cost.sub(target).mul(1.0 / (dense - target)) : cost.mul(-1.0 / target).add(1);
        var h = precise.sub(precise.detach().round()).abs().dot(weights);
        return (g, h, values[0]);
    }

    private static double Excess(double cost, long dense, long target) => cost > target ? (cost - target) / (dense - target) : (cost / target) - 1;

    public void Dispose()
    {
        foreach (var (soft, _, _) in costs)
            soft.Dispose();
        weights.Dispose();
    }
}
