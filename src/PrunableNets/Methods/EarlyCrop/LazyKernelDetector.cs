using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Tells when a training has entered the regime in which weights hardly change any more, which is when EarlyCroP prunes (Rachwan et al., arXiv 2206.10451). Is
/// shown the network before training and after every epoch.
/// </summary>
/// <param name="rule">Which of the two published rules.</param>
/// <param name="sparsity">rho, the share that is to be removed, in (0, 1).</param>
public sealed class LazyKernelDetector(LazyKernelRule rule, double sparsity)
{
    private readonly List<double> distances = [];
    private double[]? reference;
    private bool isBefore = true;

    /// <summary>The distances so far, d_e.</summary>
    public IReadOnlyList<double> Distances => distances;

    /// <summary>Shows the network's parameters.</summary>
    /// <returns>True when it is time to prune.</returns>
    public bool Observe(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        return Observe([.. SharedWeights.Parameters(network).SelectMany(static p => p.detach().cpu().to(float64).flatten().data<double>())]);
    }

    /// <summary>Shows flattened weights: first those before training, w_0, then those after each epoch.</summary>
    /// <returns>True when it is time to prune.</returns>
    public bool Observe(double[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var before = isBefore;
        isBefore = false;
        if (before && rule == LazyKernelRule.Released)
            return false;
        if (reference is null)
        {
            reference = weights;
            // The distance from itself, from which the paper's rule counts on.
            if (rule == LazyKernelRule.Paper)
                distances.Add(0);
            return false;
        }
        distances.Add(Math.Sqrt(weights.Zip(reference).Sum(static p => (p.First - p.Second) * (p.First - p.Second))) / Math.Sqrt(reference.Sum(static w => w * w)));
        if (rule == LazyKernelRule.Paper)
            return Math.Abs(distances[^1] - distances[^2]) < 1 - sparsity;
        return distances.Count > 1 && Math.Abs(distances[^1] - distances[^2]) < distances[0] * Math.Min(1 - sparsity - 0.1, 0.99);
    }

    /// <summary>All that later observations are compared with; the reference is empty where there is none yet.</summary>
    internal (double[] Reference, double[] Distances) Save() => (reference ?? [], [.. distances]);

    /// <summary>Takes up what <see cref="Save"/> gave after the network before training, at least, was shown.</summary>
    internal void Load(double[] savedReference, double[] savedDistances)
    {
        isBefore = false;
        reference = savedReference.Length > 0 ? savedReference : null;
        distances.Clear();
        distances.AddRange(savedDistances);
    }
}

/// <summary>The published rules.</summary>
public enum LazyKernelRule
{
    /// <summary>d_e = ||w_e - w_0|| / ||w_0||; time to prune when |d_e - d_(e-1)| is below 1 - rho.</summary>
    Paper,

    /// <summary>
    /// Of the released code, structured: the reference is the weights after the first epoch, the threshold d_2 min(1 - rho - 0.1, 0.99), from epoch 3 on. From
    /// rho = 0.9 on it never fires.
    /// </summary>
    Released,
}
