using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Positions of a layer from which the best correction D of its weights is found, and how good any is: rows X of inputs, and what the outputs lack R. The correction
/// and not the weights themselves, because then what is small is computed from small numbers. A ridge is a share of the mean square of the inputs, by group; it does
/// not hold the constant, so that the mean of every output is met whatever it is. float64.
/// </summary>
internal abstract class LayerEquations(LayerForm form) : IDisposable
{
    // Of one sum of products, or of all rows; there are up to four of the former.
    private const long MostBytes = 520L << 20;

    /// <summary>Unknowns of an output without the constant.</summary>
    public long Weights => form.Unknowns;

    /// <summary>Of all of R.</summary>
    public double Squares { get; private set; }

    /// <summary>Squares of the targets.</summary>
    public double Energy { get; private set; }

    /// <summary>Equations of each output.</summary>
    public long Positions { get; private set; }

    /// <summary>Sums where they fit into memory, up to 8,192 inputs of a layer without groups; else the rows themselves, of fewer positions.</summary>
    /// <param name="form">Of the layer.</param>
    /// <param name="hasConstant">Whether a constant is the last of the unknowns.</param>
    /// <param name="device">Where they are.</param>
    public static LayerEquations Of(LayerForm form, bool hasConstant, Device device) =>
        IsWide(form) ? new KernelEquations(form, hasConstant) : new NormalEquations(form, hasConstant, device);

    /// <summary>How many positions of all batches can be taken in.</summary>
    public static long MostPositions(LayerForm form) =>
        IsWide(form) ? Math.Max(1, Math.Min(KernelEquations.MostRows, MostBytes / (form.Groups * form.Unknowns * sizeof(float)))) : long.MaxValue;

    /// <param name="rows">float64 [g, P, K].</param>
    /// <param name="lacking">float64 [g, P, O / g].</param>
    /// <param name="target">float64, of any shape.</param>
    public void Add(Tensor rows, Tensor lacking, Tensor target)
    {
        Take(rows, lacking);
        Squares += lacking.square().sum().ToDouble();
        Energy += target.square().sum().ToDouble();
        Positions += rows.shape[1];
    }

    /// <summary>Takes all equations of others in, of the same layer.</summary>
    public virtual void Add(LayerEquations others)
    {
        Squares += others.Squares;
        Energy += others.Energy;
        Positions += others.Positions;
    }

    /// <summary>The squares that the best corrections of these equations leave of the R of others.</summary>
    /// <param name="ridges">One a correction.</param>
    /// <param name="others">Of the same layer.</param>
    /// <returns>In the order of the ridges.</returns>
    public abstract IEnumerable<double> Left(IEnumerable<double> ridges, LayerEquations others);

    /// <summary>The correction that leaves least, for a ridge.</summary>
    /// <returns>[g, O / g, unknowns].</returns>
    public abstract Tensor Solve(double ridge);

    public abstract void Dispose();

    /// <inheritdoc cref="Add(Tensor, Tensor, Tensor)"/>
    protected abstract void Take(Tensor rows, Tensor lacking);

    /// <summary>Sums would not fit.</summary>
    internal static bool IsWide(LayerForm form) => form.Groups * (form.Unknowns + 1) * (form.Unknowns + 1) * sizeof(double) > MostBytes;
}
