using System.Threading;
using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Measures one form of the network for the report.</summary>
internal sealed class RowMeasurement(
    Architecture architecture, PruningOptions options, Dataset test, Device device, CancellationToken cancellation)
{
    /// <summary>A network that is stored; its latency comes from <see cref="Latencies"/>.</summary>
    public PruningRow Stored(string form, Module<Tensor, Tensor> model, int[] widths) =>
        Computed(form, model, widths) with { FileBytes = WeightsFile.Size(model) };

    /// <summary>The dense and the slim network's, measured in turns.</summary>
    public (Latency Dense, Latency Slim) Latencies(Module<Tensor, Tensor> dense, Module<Tensor, Tensor> slim)
    {
        var latencies = Latency.Measure([dense, slim], test, device, options.LatencyBatchSize);
        return (latencies[0], latencies[1]);
    }

    /// <summary>A network that only exists during the run.</summary>
    public PruningRow Computed(string form, Module<Tensor, Tensor> model, int[] widths) => new(
        form,
        architecture.Flops[options.Convention].Evaluate(widths),
        architecture.Parameters.Evaluate(widths),
        Evaluation.Measure(model, test, device, cancellation: cancellation),
        FileBytes: null,
        Latency: null);
}
