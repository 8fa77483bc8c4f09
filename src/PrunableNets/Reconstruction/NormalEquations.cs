using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>As sums over positions, X X', R X': their size does not depend on how many positions there are.</summary>
internal sealed class NormalEquations : LayerEquations
{
    /// <inheritdoc cref="LayerEquations.Of"/>
    public NormalEquations(LayerForm form, bool hasConstant, Device device) : base(form)
    {
        HasConstant = hasConstant;
        var unknowns = Weights + (hasConstant ? 1 : 0);
        // They outlive the scopes of the batches.
        Gram = zeros(form.Groups, unknowns, unknowns, float64, device).DetachFromDisposeScope();
        Cross = zeros(form.Groups, form.Outputs / form.Groups, unknowns, float64, device).DetachFromDisposeScope();
    }

    /// <summary>X X', [g, unknowns, unknowns].</summary>
    public Tensor Gram { get; }

    /// <summary>R X', [g, O / g, unknowns].</summary>
    public Tensor Cross { get; }

    /// <summary>Whether a constant is the last of the unknowns.</summary>
    public bool HasConstant { get; }

    public override void Add(LayerEquations others)
    {
        base.Add(others);
        var sums = (NormalEquations)others;
        Gram.add_(sums.Gram);
        Cross.add_(sums.Cross);
    }

    public override IEnumerable<double> Left(IEnumerable<double> ridges, LayerEquations others)
    {
        foreach (var ridge in ridges)
        {
            using var correction = Solve(ridge);
            yield return ((NormalEquations)others).Left(correction);
        }
    }

    /// <summary>The squares that a correction leaves of R.</summary>
    /// <param name="correction">[g, O / g, unknowns].</param>
    public double Left(Tensor correction)
    {
        using var scope = NewDisposeScope();
        var gained = correction.matmul(Gram).sub(Cross).sub(Cross).mul(correction).sum().ToDouble();
        return Math.Max(0, Squares + gained);
    }

    public override Tensor Solve(double ridge)
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

    public override void Dispose()
    {
        Gram.Dispose();
        Cross.Dispose();
    }

    protected override void Take(Tensor rows, Tensor lacking)
    {
        using var scope = NewDisposeScope();
        var x = HasConstant ? cat([rows, ones(rows.shape[0], rows.shape[1], 1, float64, rows.device)], 2) : rows;
        Gram.add_(x.transpose(1, 2).matmul(x));
        Cross.add_(lacking.transpose(1, 2).matmul(x));
    }
}
