using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Squared Euclidean distances between the rows of a matrix.</summary>
internal static class SquaredDistances
{
    // Of |a|^2 + |b|^2.
    private const double Equal = 1e-12;

    /// <summary>
    /// |a|^2 + |b|^2 - 2 a b, as scikit-learn's <c>euclidean_distances</c> has it: a product of matrices, where differences would take far
    /// longer. Rounding leaves about 1e-16 of the squared lengths, so what is below 1e-12 of them is zero, and copies are copies.
    /// </summary>
    /// <param name="rows">[C, K], float64.</param>
    /// <returns>[C, C], not below zero, and zero on the diagonal.</returns>
    public static Tensor Of(Tensor rows)
    {
        using var scope = NewDisposeScope();
        var lengths = rows.square().sum([1]);
        var sums = lengths.unsqueeze(1).add(lengths.unsqueeze(0));
        var distances = sums.sub(rows.mm(rows.t()).mul(2));
        return distances.mul(distances.gt(sums.mul(Equal))).MoveToOuterDisposeScope();
    }
}
