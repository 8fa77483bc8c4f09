using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Measures the running statistics of batch norms anew. Removed channels change what the norms behind them get, and mean and variance of
/// the dense network no longer fit ("adaptive batch normalization" of EagleEye, arXiv 2007.02491). No weight changes.
/// </summary>
public static class BatchNormStatistics
{
    /// <summary>Replaces the statistics by their plain averages over the first batches; everything but the batch norms is in evaluation mode meanwhile.</summary>
    /// <param name="model">Its mode is afterwards what it was.</param>
    /// <param name="loader">Delivers where the model is.</param>
    /// <param name="batches">At least one.</param>
    /// <returns>The number of batch norms that were measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No batches are asked for.</exception>
    public static int Measure(Module model, BatchLoader loader, int batches)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loader);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        var norms = model.modules().OfType<BatchNorm>().Where(static norm => norm.track_running_stats).ToArray();
        var momenta = norms.Select(static norm => norm.momentum).ToArray();
        using var evaluation = new EvaluationScope(model);
        using var guard = no_grad();
        foreach (var norm in norms)
        {
            norm.reset_running_stats();
            // Without a momentum a norm keeps plain averages.
            norm.momentum = null;
            norm.train();
        }
        try
        {
            foreach (var batch in loader.Endless().Take(batches))
            {
                using var owned = batch;
                using var scope = NewDisposeScope();
                model.Call(batch.Inputs);
            }
        }
        finally
        {
            foreach (var (norm, momentum) in norms.Zip(momenta))
                norm.momentum = momentum;
        }
        return norms.Length;
    }
}
