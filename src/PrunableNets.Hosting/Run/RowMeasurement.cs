using System.Collections.Generic;
using System.Threading;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Measures one form of the network for the report.</summary>
internal sealed class RowMeasurement(
    Architecture architecture, PruningOptions options, IPruningData data, Device device, CancellationToken cancellationToken)
{
    /// <summary>A network that is stored; its latency comes from <see cref="Latencies"/>.</summary>
    public PruningRow Stored(string form, Module model, int[] widths) =>
        Computed(form, model, widths) with { FileBytes = WeightsFile.Size(model) };

    /// <summary>The dense and the slim network's, measured in turns.</summary>
    public (Latency Dense, Latency Slim) Latencies(Module dense, Module slim)
    {
        var latencies = Latency.Measure([dense, slim], data.Test, device, options.LatencyBatchSize);
        return (latencies[0], latencies[1]);
    }

    /// <summary>What becomes of each layer, with its time in both networks.</summary>
    public IReadOnlyList<PrunedLayer> Layers(Module dense, Module slim, PruningPlan plan)
    {
        IReadOnlyList<LayerLatency> Of(Module network) => LayerLatency.Measure(network, data.Test, device, options.LatencyBatchSize);
        return PrunedLayer.All(architecture, plan, Of(dense), Of(slim));
    }

    /// <summary>A network that only exists during the run.</summary>
    public PruningRow Computed(string form, Module model, int[] widths) => new(
        form,
        architecture.Flops[options.Convention].Evaluate(widths),
        architecture.Parameters.Evaluate(widths),
        Evaluation.Measure(model, data.Test, device, objective: data.Objective, cancellationToken: cancellationToken),
        FileBytes: null,
        Latency: null);
}
