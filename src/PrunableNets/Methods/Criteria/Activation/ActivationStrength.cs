using System;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Measures at the gate sites how strong channels are; a gate at several sites has the mean over them.</summary>
internal sealed class ActivationStrength : GateSites, IDisposable
{
    private readonly PruningContext context;
    private readonly ActivationOptions options;
    private readonly GateMap map;
    private readonly Tensor sums;
    private readonly Tensor counts;

    public ActivationStrength(PruningContext context, ActivationOptions options)
    {
        (this.context, this.options) = (context, options);
        map = GateMap.Of(context);
        (sums, counts) = (zeros(context.Architecture.GateCount, float64, context.Device), zeros(context.Architecture.GateCount, float64, context.Device));
    }

    public void Measure(Batch batch) => Run(context.Gated, context.Gated.Gates.Lambda(), batch.Inputs);

    public float[] Scores()
    {
        var mean = sums / counts.clamp_min(1);
        return (options.OverSamples == Aggregation.L2 ? mean.sqrt() : mean).to(float32).cpu().data<float>().ToArray();
    }

    public void Dispose() => map.Dispose();

    protected override Tensor Apply(int site, Tensor x, Tensor gate, int dim)
    {
        using (NewDisposeScope())
        {
            // [samples, C, positions]: pixels, tokens.
            var channels = x.detach().to(float64).movedim([dim], [1]).unsqueeze(-1).flatten(2);
            var samples = options.OverPositions == Aggregation.L2 ? channels.square().mean([2]).sqrt() : channels.abs().mean([2]);
            var rows = options.OverSamples == Aggregation.L2 ? samples.square() : samples;
            sums.index_add_(0, map.Sites[site], rows.sum([0]), 1);
            counts.index_add_(0, map.Sites[site], full_like(rows[0], rows.shape[0]), 1);
        }
        return ChannelGates.Multiply(x, gate, dim);
    }
}
