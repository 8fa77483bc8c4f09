using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// A cost as a polynomial of degree two in the group widths w:
/// <c>Constant + sum_g Linear[g] w_g + sum_(i,j) Coefficient w_i w_j</c>. Exact for every layer whose cost is the product of an
/// input and an output width, which is all of convolution, linear, attention and normalisation. What stands and falls with a residual branch, whatever
/// its widths, is in <see cref="Conditional"/>.
/// </summary>
public sealed class CostPolynomial
{
    public CostPolynomial(long constant, long[] linear, params WidthProduct[] products)
    {
        Constant = constant;
        Linear = linear;
        Products = products;
    }

    /// <summary>Cost of what no plan can remove.</summary>
    public long Constant { get; }

    /// <summary>One coefficient a group.</summary>
    public IReadOnlyList<long> Linear { get; }

    /// <summary>Terms in the product of two group widths.</summary>
    public IReadOnlyList<WidthProduct> Products { get; }

    /// <summary>Costs that are there as long as a residual branch is, a norm in front of it, say.</summary>
    public IReadOnlyList<ConditionalCost> Conditional { get; init; } = [];

    /// <summary>The sum of two costs.</summary>
    public CostPolynomial Plus(CostPolynomial other) => new(
        Constant + other.Constant,
        [.. Linear.Count >= other.Linear.Count ? Linear.Select((c, g) => c + other.Linear.ElementAtOrDefault(g)) : other.Linear.Select((c, g) => c + Linear.ElementAtOrDefault(g))],
        [.. Products, .. other.Products])
    {
        Conditional = [.. Conditional, .. other.Conditional],
    };

    /// <summary>The cost a number of times.</summary>
    public CostPolynomial Times(long factor) => new(
        Constant * factor, [.. Linear.Select(c => c * factor)], [.. Products.Select(p => p with { Coefficient = p.Coefficient * factor })])
    {
        Conditional = [.. Conditional.Select(c => c with { Cost = c.Cost.Times(factor) })],
    };

    /// <summary>The cost where no branch is gone, without conditions.</summary>
    public CostPolynomial WithAllBranches() => Conditional.Aggregate(new CostPolynomial(Constant, [.. Linear], [.. Products]), static (sum, c) => sum.Plus(c.Cost));

    /// <summary>The cost at the given group widths.</summary>
    public long Evaluate(IReadOnlyList<int> widths)
    {
        var sum = Constant;
        for (var g = 0; g < Linear.Count; g++)
            sum += Linear[g] * widths[g];
        foreach (var (first, second, coefficient) in Products)
            sum += coefficient * widths[first] * widths[second];
        foreach (var (groups, cost) in Conditional)
            if (groups.Any(g => widths[g] > 0))
                sum += cost.Evaluate(widths);
        return sum;
    }
}

/// <summary><c>Coefficient * w_First * w_Second</c>, with <c>First &lt;= Second</c>.</summary>
public readonly record struct WidthProduct(int First, int Second, long Coefficient);

/// <summary>A cost that is there as long as one of the groups has a channel.</summary>
/// <param name="Groups">Of the channels that a residual branch adds.</param>
/// <param name="Cost">Without conditions of its own.</param>
public readonly record struct ConditionalCost(IReadOnlyList<int> Groups, CostPolynomial Cost);
