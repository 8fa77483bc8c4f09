using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>Finds the layers that can be solved and the order in which the slim network calls them, from one batch.</summary>
internal sealed class LayerSurvey
{
    private readonly Dictionary<string, Module> modules;
    private readonly Dictionary<string, Module> whole;
    private readonly IReadOnlyList<ResidualAddition> additions;
    private readonly PruningPlan plan;
    private readonly List<SurveyedLayer> called = [];
    private readonly List<SurveyedLayer> all;

    /// <param name="dense">The network that was pruned.</param>
    /// <param name="slim">Its slim form.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="plan">The channels that stayed.</param>
    public LayerSurvey(Module dense, Module slim, Architecture architecture, PruningPlan plan)
    {
        modules = SlimLayer.ByPath(slim);
        whole = SlimLayer.ByPath(dense);
        additions = architecture.Additions;
        this.plan = plan;
        all = [.. SlimLayer.All(whole, modules, architecture, plan).Select(static l => new SurveyedLayer(l.Path, l.Dense, l.Slim, l.Kept))];
    }

    /// <summary>The layers in the order of the slim network's forward; those that it does not call come last.</summary>
    public IEnumerable<SurveyedLayer> Layers => called.Concat(all.Except(called));

    /// <summary>Sends one batch through both networks.</summary>
    /// <param name="passes">The batches.</param>
    /// <param name="gated">The dense network's gated form, its gates open.</param>
    /// <param name="slim">The slim network.</param>
    public void Run(CalibrationPasses passes, IGatedModule gated, Module slim)
    {
        var reads = new Dictionary<BatchNorm, List<SurveyedLayer?>>();
        var streams = new List<(SurveyedLayer Layer, ResidualStream Stream, string? Norm)>();
        var ends = new List<IDisposable>();
        try
        {
            foreach (var layer in all)
            {
                ends.Add(Listening.To(layer.Dense, (_, y) => layer.HearDense(y)));
                ends.Add(Listening.To(layer.Slim, (_, y) => Hear(layer, y)));
            }
            foreach (var norm in modules.Values.Distinct().OfType<BatchNorm>().Where(static n => n.track_running_stats))
            {
                reads[norm] = [];
                ends.Add(Listening.To(norm, (x, _) => reads[norm].Add(called.Find(l => l.GaveToNorm(x)))));
            }
            foreach (var addition in additions)
                if (all.Find(l => ReferenceEquals(l.Slim, modules.GetValueOrDefault(addition.Layer))) is { } layer
                    && ResidualStream.Of(addition.Stream, whole, modules, plan, layer.Form.ChannelDimension) is { } stream)
                {
                    streams.Add((layer, stream, addition.Norm));
                    ends.AddRange([stream.HearDense(), stream.HearSlim()]);
                }
            passes.Run(gated.Module, 1);
            passes.Run(slim, 1);
        }
        finally
        {
            foreach (var end in ends)
                end.Dispose();
        }
        // Its mean can take one layer's constant, and only where the layer always goes through it.
        foreach (var (norm, layers) in reads)
            if (layers is [{ } only] && only.Positions.Count == 1)
                only.Norm = norm;
        // No norm in between but the one that the layer has.
        foreach (var (layer, stream, norm) in streams)
            if (ReferenceEquals(norm is null ? null : modules.GetValueOrDefault(norm), layer.Norm))
                layer.Join(stream);
    }

    /// <summary>What <see cref="SurveyedLayer.Norm"/> is in the dense network.</summary>
    public BatchNorm? DenseNorm(SurveyedLayer layer) => layer.Norm is null ? null : (BatchNorm)whole[modules.First(m => ReferenceEquals(m.Value, layer.Norm)).Key];

    /// <summary>Other layers hold the same weights.</summary>
    public bool IsTied(SurveyedLayer layer, Architecture architecture) => architecture.SharedWeights.Where(s => s.Contains(layer.Path + ".weight"))
        .SelectMany(static s => s).Any(key => !ReferenceEquals(modules.GetValueOrDefault(key[..Math.Max(0, key.LastIndexOf('.'))]), layer.Slim));

    private void Hear(SurveyedLayer layer, Tensor y)
    {
        if (layer.Positions.Count == 0)
            called.Add(layer);
        layer.HearSlim(y);
    }
}
