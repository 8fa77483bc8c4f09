using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A reader on its way from all channels to few: its weights, solved anew after each that went, and the inverse of its inputs' products.</summary>
internal sealed class ChannelElimination : IDisposable
{
    // A share of the mean square of the inputs, so that channels that depend on each other have an inverse; as the reference of the stage had it.
    private const double Ridge = 1e-3;

    private readonly Dictionary<int, long[]> places = [];
    private readonly Func<int, IEnumerable<long>> columns;
    private readonly long[] there;
    private readonly Tensor inverse;
    private readonly Tensor weights;
    private readonly double energy;

    /// <param name="equations">Of the reader; they stay as they are.</param>
    /// <param name="scale">What each output counts, [O].</param>
    /// <param name="there">The inputs that are still there, ascending.</param>
    /// <param name="columns">The inputs of a channel, all of them there.</param>
    public ChannelElimination(NormalEquations equations, Tensor scale, long[] there, Func<int, IEnumerable<long>> columns)
    {
        (this.there, this.columns) = (there, columns);
        using var scope = NewDisposeScope();
        var index = tensor(equations.HasConstant ? [.. there, equations.Weights] : there, int64, equations.Gram.device);
        var matrix = equations.Gram[0].index_select(0, index).index_select(1, index);
        var diagonal = matrix.diagonal().narrow(0, 0, there.Length);
        diagonal.add_(diagonal.mean().mul(Ridge).add(double.Epsilon));
        inverse = linalg.inv(matrix).DetachFromDisposeScope();
        var cross = equations.Cross[0].index_select(1, index).mul(scale.unsqueeze(1));
        weights = cross.matmul(inverse).DetachFromDisposeScope();
        energy = weights.mul(cross).sum().ToDouble();
        // What a constant explains is no loss.
        if (equations.HasConstant)
            energy -= cross.select(1, there.Length).square().sum().ToDouble() / Math.Max(1, equations.Positions);
    }

    /// <summary>What goes with each channel after the others are solved anew, as shares of what the outputs vary.</summary>
    public double[] Losses(IReadOnlyList<int> channels)
    {
        using var scope = NewDisposeScope();
        // [C, k]: all channels of a group have as many inputs.
        var own = stack([.. channels.Select(c => tensor(Places(c), int64, inverse.device))]);
        var blocks = inverse[TensorIndex.Tensor(own.unsqueeze(2)), TensorIndex.Tensor(own.unsqueeze(1))];
        var w = weights.index_select(1, own.flatten()).reshape(weights.shape[0], own.shape[0], own.shape[1]).permute(1, 2, 0);
        var lost = linalg.solve(blocks, w).mul(w).sum([1, 2]);
        return lost.div(Math.Max(energy, double.Epsilon)).cpu().data<double>().ToArray();
    }

    /// <summary>Takes channels away and solves for the others.</summary>
    public void Remove(IEnumerable<int> channels)
    {
        using var scope = NewDisposeScope();
        var index = tensor(channels.SelectMany(Places).ToArray(), int64, inverse.device);
        var rows = inverse.index_select(0, index);
        // [gone, K]: what the others take over.
        var over = linalg.solve(rows.index_select(1, index), rows);
        weights.sub_(weights.index_select(1, index).matmul(over));
        inverse.sub_(rows.transpose(0, 1).matmul(over));
    }

    public void Dispose()
    {
        inverse.Dispose();
        weights.Dispose();
    }

    /// <summary>Where a channel's inputs are among those that are there.</summary>
    private long[] Places(int channel)
    {
        if (!places.TryGetValue(channel, out var own))
            places[channel] = own = [.. columns(channel).Select(c => (long)Array.BinarySearch(there, c))];
        return own;
    }
}
