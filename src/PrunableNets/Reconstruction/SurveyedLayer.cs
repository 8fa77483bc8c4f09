using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>A layer of the dense network and its slim form, and what a first batch showed of them.</summary>
/// <param name="path">Of the module in both.</param>
/// <param name="dense">In the dense network.</param>
/// <param name="slim">In the slim network.</param>
/// <param name="kept">The dense outputs that are left; null for all.</param>
internal sealed class SurveyedLayer(string path, Module<Tensor, Tensor> dense, Module<Tensor, Tensor> slim, long[]? kept)
{
    private readonly Parameter? bias = slim.named_parameters(recurse: false).FirstOrDefault(static p => p.name == "bias").parameter;
    private readonly List<long> densePositions = [];
    private readonly List<long> slimPositions = [];
    private long denseOutputs;
    private long[] denseOutput = [];
    private Tensor? output;

    public string Path => path;

    public Module<Tensor, Tensor> Dense => dense;

    public Module<Tensor, Tensor> Slim => slim;

    public LayerForm Form { get; } = LayerForm.Of(slim);

    public Parameter Weight { get; } = slim.named_parameters(recurse: false).First(static p => p.name == "weight").parameter;

    /// <summary>The norm that reads the outputs as they are; null where none does, or where it reads others too.</summary>
    public BatchNorm? Norm { get; set; }

    /// <summary>What the outputs are added to; null where that is not so, or cannot be heard.</summary>
    public ResidualStream? Stream { get; private set; }

    /// <summary>What a constant can be added to.</summary>
    public bool HasPlace => bias is not null || Norm is { running_mean: not null };

    /// <summary>Positions of the slim layer's outputs in each call for a batch.</summary>
    public IReadOnlyList<long> Positions => slimPositions;

    /// <summary>Both networks call it alike.</summary>
    public bool IsReached => slimPositions.Count > 0 && slimPositions.Count == densePositions.Count;

    /// <summary>The positions of the outputs are the dense network's.</summary>
    public bool HasDensePositions => slimPositions.SequenceEqual(densePositions);

    /// <summary>It is known which of the dense outputs are left.</summary>
    public bool HasKnownOutputs => kept is null ? denseOutputs == Form.Outputs : kept.Length == Form.Outputs && kept[^1] < denseOutputs;

    /// <summary>Whether a tensor is its last output, and has the channels where a batch norm looks for them.</summary>
    public bool GaveToNorm(Tensor x) => ReferenceEquals(x, output) && Form.HasChannelsAt(x, 1);

    /// <summary>Takes the stream for what the outputs are added to, if both networks let it be heard and have it at the layer's positions.</summary>
    /// <param name="stream">It has heard the first batch of both.</param>
    public void Join(ResidualStream stream)
    {
        if (stream.DenseShape.SequenceEqual(denseOutput) && stream.SlimShape.SequenceEqual(denseOutput))
            Stream = stream;
    }

    public void HearDense(Tensor y)
    {
        densePositions.Add(Form.Positions(y));
        denseOutputs = y.numel() / densePositions[^1];
        denseOutput = y.shape;
    }

    public void HearSlim(Tensor y)
    {
        slimPositions.Add(Form.Positions(y));
        output = y;
    }

    /// <summary>
    /// What a network has at the layer's outputs that are left, in the measure of the norm behind; where the outputs are added to a stream, the
    /// sum. The norm's own constants are left out, the same in both networks.
    /// </summary>
    /// <param name="y">All of a call, of either network.</param>
    /// <param name="positions">P of them.</param>
    /// <returns>[P, O].</returns>
    public Tensor Value(Tensor y, long[] positions)
    {
        using var scope = NewDisposeScope();
        var value = Cut(y, positions);
        var scale = Norm is null ? null : NormScale.Of(Norm).to(y.dtype);
        if (scale is not null)
            value = value.mul(scale);
        if (Stream?.Current is { } stream)
        {
            var sum = Cut(stream, positions);
            // What is as good as dead can make up for nothing.
            value = value.add(scale is null ? sum : sum.mul(scale.ne(0).to(y.dtype)));
        }
        return value.MoveToOuterDisposeScope();
    }

    /// <summary>Takes a correction into weights and constant.</summary>
    /// <param name="correction">Of <see cref="Value"/>: [g, O / g, K], or [g, O / g, K + 1] where there is a place for a constant.</param>
    public void Correct(Tensor correction)
    {
        using var scope = NewDisposeScope();
        var own = Norm is null ? correction : correction.mul(NormScale.Inverse(NormScale.Of(Norm)).reshape(Form.Groups, -1, 1));
        Weight.add_(Form.Weight(own.narrow(2, 0, Form.Unknowns)).to(Weight.dtype));
        if (!HasPlace)
            return;
        var constant = own.select(2, Form.Unknowns).reshape(-1);
        if (bias is not null)
        {
            bias.add_(constant.to(bias.dtype));
            return;
        }
        // The norm subtracts its mean.
        var mean = Norm!.running_mean!;
        mean.sub_(constant.to(mean.dtype));
    }

    private Tensor Cut(Tensor all, long[] positions)
    {
        using var scope = NewDisposeScope();
        var some = Form.At(all, positions);
        var isCut = kept is null || some.shape[1] == Form.Outputs;
        return (isCut ? some : some.index_select(1, tensor(kept!, int64, all.device))).MoveToOuterDisposeScope();
    }
}
