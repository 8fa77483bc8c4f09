using System;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Sums over positions from which the best correction D of a layer's weights is found, and how good any is: with rows X of inputs and what the
/// outputs lack R, X X', R X' and the squares of R. The correction and not the weights themselves, because then what is small is computed
/// from small numbers. float64.
/// </summary>
internal sealed class NormalEquations : IDisposable
{
    private readonly bool hasConstant;

    /// <param name="form">Of the layer.</param>
    /// <param name="hasConstant">Whether a constant is the last of the unknowns.</param>
    /// <param name="device">Where the sums are.</param>
    public NormalEquations(LayerForm form, bool hasConstant, Device device)
    {
        this.hasConstant = hasConstant;
        Weights = form.Unknowns;
        var unknowns = Weights + (hasConstant ? 1 : 0);
        // They outlive the scopes of the batches.
        Gram = zeros(form.Groups, unknowns, unknowns, float64, device).DetachFromDisposeScope();
        Cross = zeros(form.Groups, form.Outputs / form.Groups, unknowns, float64, device).DetachFromDisposeScope();
    }

    /// <summary>What the largest of the sums takes.</summary>
    public static long Bytes(LayerForm form) => form.Groups * (form.Unknowns + 1) * (form.Unknowns + 1) * sizeof(double);

    /// <summary>Unknowns without the constant.</summary>
    public long Weights { get; }

    /// <summary>X X', [g, unknowns, unknowns].</summary>
    public Tensor Gram { get; }

    /// <summary>R X', [g, O / g, unknowns].</summary>
    public Tensor Cross { get; }

    /// <summary>Of all of R.</summary>
    public double Squares { get; private set; }

    /// <summary>Squares of the targets.</summary>
    public double Energy { get; private set; }

    /// <summary>Equations of each output.</summary>
    public long Positions { get; private set; }

    /// <param name="rows">float64 [g, P, K].</param>
    /// <param name="lacking">float64 [g, P, O / g].</param>
    /// <param name="target">float64, of any shape.</param>
    public void Add(Tensor rows, Tensor lacking, Tensor target)
    {
        using var scope = NewDisposeScope();
        var x = hasConstant ? cat([rows, ones(rows.shape[0], rows.shape[1], 1, float64, rows.device)], 2) : rows;
        Gram.add_(x.transpose(1, 2).matmul(x));
        Cross.add_(lacking.transpose(1, 2).matmul(x));
        Squares += lacking.square().sum().ToDouble();
        Energy += target.square().sum().ToDouble();
        Positions += rows.shape[1];
    }

    /// <summary>Takes all equations of others in.</summary>
    public void Add(NormalEquations others)
    {
        Gram.add_(others.Gram);
        Cross.add_(others.Cross);
        Squares += others.Squares;
        Energy += others.Energy;
        Positions += others.Positions;
    }

    /// <summary>The correction that leaves least, for a ridge.</summary>
    /// <param name="ridge">
    /// A share of the mean square of the inputs, by group. It does not hold the constant, so that the mean of every output is met whatever it is.
    /// </param>
    /// <returns>[g, O / g, unknowns].</returns>
    public Tensor Solve(double ridge)
    {
        using var scope = NewDisposeScope();
        var matrix = Gram.clone();
        var diagonal = matrix.diagonal(0, 1, 2).narrow(1, 0, Weights);
        var scale = diagonal.mean([1L], true);
        // Inputs that are always zero leave a group without a scale; any will do, for nothing pulls at its weights.
        var penalty = scale.add(scale.eq(0).to(float64)).mul(ridge);
        diagonal.add_(penalty);
        return linalg.solve(matrix, Cross.transpose(1, 2)).transpose(1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>The squares that a correction leaves of R.</summary>
    /// <param name="correction">[g, O / g, unknowns].</param>
    public double Left(Tensor correction)
    {
        using var scope = NewDisposeScope();
        var gained = correction.matmul(Gram).sub(Cross).sub(Cross).mul(correction).sum().ToDouble();
        return Math.Max(0, Squares + gained);
    }

    public void Dispose()
    {
        Gram.Dispose();
        Cross.Dispose();
    }
}
