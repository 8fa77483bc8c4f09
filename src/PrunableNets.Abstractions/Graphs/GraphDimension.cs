using System.Globalization;

namespace PrunableNets;

/// <summary>The size of a tensor dimension of the dense network.</summary>
/// <param name="Factor">The size, or by how much the batch is multiplied.</param>
/// <param name="IsBatch">The size is <c>Factor</c> times that of the batch.</param>
public readonly record struct GraphDimension(long Factor, bool IsBatch = false)
{
    /// <summary>As in a shape: <c>16</c>, <c>B</c>, <c>4B</c>.</summary>
    public override string ToString()
    {
        var factor = Factor.ToString(CultureInfo.InvariantCulture);
        return !IsBatch ? factor : Factor == 1 ? "B" : factor + "B";
    }
}
