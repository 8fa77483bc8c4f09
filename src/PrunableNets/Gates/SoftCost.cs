using System;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// A cost polynomial with the sums of the gates in place of the widths, F(lambda), differentiable. All groups at once:
/// w = M lambda, F = constant + (linear + Q w) . w, in float64, because costs exceed what float32 counts exactly.
/// </summary>
internal sealed class SoftCost : IDisposable
{
    private readonly CostPolynomial cost;
    private readonly Tensor membership;
    private readonly Tensor linear;
    private readonly Tensor quadratic;

    public SoftCost(Architecture architecture, CostPolynomial cost, Device device)
    {
        // Whether a branch is there has no slope; while gates train, all are.
        this.cost = cost = cost.WithAllBranches();
        var groups = architecture.Groups.Count;
        var member = new double[groups, architecture.GateCount];
        var products = new double[groups, groups];
        var terms = new double[groups];
        foreach (var group in architecture.Groups)
        {
            terms[group.Index] = cost.Linear[group.Index];
            for (var i = 0; i < group.Channels; i++)
                member[group.Index, group.Offset + i] = 1;
        }
        foreach (var (first, second, coefficient) in cost.Products)
            products[first, second] += coefficient;
        // They outlive any dispose scope the caller may have open.
        membership = from_array(member, float64, device).InOwnMemory().DetachFromDisposeScope();
        linear = from_array(terms, float64, device).InOwnMemory().DetachFromDisposeScope();
        quadratic = from_array(products, float64, device).InOwnMemory().DetachFromDisposeScope();
    }

    /// <param name="lambda">The gates, float64 [N].</param>
    /// <returns>F, float64 [].</returns>
    public Tensor Evaluate(Tensor lambda)
    {
        using var widths = membership.mv(lambda);
        using var slope = linear.addmv(quadratic, widths);
        using var variable = slope.dot(widths);
        return variable.add(cost.Constant);
    }

    public void Dispose()
    {
        membership.Dispose();
        linear.Dispose();
        quadratic.Dispose();
    }
}
