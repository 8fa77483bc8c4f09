using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// A cost as a polynomial of degree two in the group widths w:
/// <c>Constant + sum_g Linear[g] w_g + sum_(i,j) Coefficient w_i w_j</c>. Exact for every layer whose cost is the product of an
/// input and an output width, which is all of convolution, linear, attention and normalisation.
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

    /// <summary>The sum of two costs.</summary>
    public CostPolynomial Plus(CostPolynomial other) => new(
        Constant + other.Constant,
        [.. Linear.Count >= other.Linear.Count ? Linear.Select((c, g) => c + other.Linear.ElementAtOrDefault(g)) : other.Linear.Select((c, g) => c + Linear.ElementAtOrDefault(g))],
        [.. Products, .. other.Products]);

    /// <summary>The cost a number of times.</summary>
    public CostPolynomial Times(long factor) => new(
        Constant * factor, [.. Linear.Select(c => c * factor)], [.. Products.Select(p => p with { Coefficient = p.Coefficient * factor })]);

    /// <summary>The cost at the given group widths.</summary>
    public long Evaluate(IReadOnlyList<int> widths)
    {
        var sum = Constant;
        for (var g = 0; g < Linear.Count; g++)
            sum += Linear[g] * widths[g];
        foreach (var (first, second, coefficient) in Products)
            sum += coefficient * widths[first] * widths[second];
        return sum;
    }
}

/// <summary><c>Coefficient * w_First * w_Second</c>, with <c>First &lt;= Second</c>.</summary>
public readonly record struct WidthProduct(int First, int Second, long Coefficient);
