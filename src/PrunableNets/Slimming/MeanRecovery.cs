using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>
/// Puts what removed channels gave on average into the biases behind them. Layer by layer, in the order of <c>forward</c>, the mean of each output of the slim
/// network's convolutions and linear layers is brought to what it is in the dense network on the same samples: through the layer's bias, or where it has none
/// through the mean of the batch norm that reads it directly. No labels, no gradients. After the mean recovery of Liu and Liu, "Pruning On-the-Fly: A Recoverable
/// Pruning Method without Fine-tuning" (arXiv 2212.12651), which puts the mean of removed weights in their place; here it is the mean of removed activations.
/// </summary>
public sealed class MeanRecovery
{
    private MeanRecovery(int layers, int withoutPlace) => (Layers, WithoutPlace) = (layers, withoutPlace);

    /// <summary>Layers whose means were brought back.</summary>
    public int Layers { get; }

    /// <summary>Layers with neither a bias nor such a norm; their means are as pruning left them.</summary>
    public int WithoutPlace { get; }

    /// <summary>Changes biases and running means of the slim network.</summary>
    /// <param name="dense">The network that was pruned.</param>
    /// <param name="gated">Its gated form, through which it is run, because that calls layers so that they can be watched; its gates are open meanwhile, whatever they are.</param>
    /// <param name="slim">Its slim form under the plan.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="plan">The channels that stayed.</param>
    /// <param name="batches">Samples as they are, where the networks are; at least one. Each is disposed.</param>
    /// <returns>How many layers were reached.</returns>
    public static MeanRecovery Apply(Module dense, IGatedModule gated, Module slim, Architecture architecture, PruningPlan plan, IEnumerable<Batch> batches)
    {
        ArgumentNullException.ThrowIfNull(dense);
        ArgumentNullException.ThrowIfNull(gated);
        ArgumentNullException.ThrowIfNull(slim);
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(batches);
        using var denseEvaluation = new EvaluationScope(gated.Module);
        using var slimEvaluation = new EvaluationScope(slim);
        using var guard = no_grad();
        using var held = gated.Gates.HoldOpen();
        var slimModules = SlimLayer.ByPath(slim);
        var layers = SlimLayer.All(SlimLayer.ByPath(dense), slimModules, architecture, plan).Select(static l => new RecoveredLayer(l.Dense, l.Slim, l.Kept)).ToList();
        var norms = slimModules.Values.OfType<BatchNorm>().Where(static n => n.track_running_stats).ToArray();
        Action[] ends = [.. layers.SelectMany(static l => l.Attach()), .. norms.Select(n => Watch(n, layers))];
        var isFirst = true;
        try
        {
            foreach (var batch in batches)
            {
                using var owned = batch;
                using var scope = NewDisposeScope();
                // Once for nothing but to see which norms read which layers.
                if (isFirst)
                    slim.Call(batch.Inputs);
                isFirst = false;
                gated.Module.Call(batch.Inputs);
                slim.Call(batch.Inputs);
                foreach (var layer in layers)
                    layer.EndBatch();
            }
            foreach (var layer in layers)
                layer.Store();
            return new MeanRecovery(layers.Count(static l => l.HasPlace), layers.Count(static l => !l.HasPlace));
        }
        finally
        {
            foreach (var end in ends)
                end();
            foreach (var layer in layers)
                layer.Dispose();
        }
    }

    /// <summary>Tells a layer which norm reads its output as it is.</summary>
    /// <returns>Ends watching.</returns>
    private static Action Watch(BatchNorm norm, List<RecoveredLayer> layers) => norm.register_forward_pre_hook((_, x) =>
    {
        if (layers.Find(l => l.Gave(x)) is { } layer)
            layer.Norm = norm;
        return x;
    }).remove;
}
