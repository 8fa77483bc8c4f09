using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// Finds the additions at whose end of a branch a layer can make up for what the other operand lacks. That has to be heard before the layer is called: at a
/// layer that reads or makes it, but for slices and zero padding (the shortcut of ResNets without a projection).
/// </summary>
public sealed class ResidualAdditions
{
    private readonly Network network;
    private readonly ChannelTable channels;

    /// <summary>Layers that are called at one place.</summary>
    private readonly HashSet<Layer> once;

    private ResidualAdditions(Network network)
    {
        this.network = network;
        channels = network.Channels;
        once = [.. network.Graph.Nodes.Select(static n => n.Operation.Layer).OfType<Layer>().GroupBy(static l => l)
            .Where(static g => !g.Skip(1).Any()).Select(static g => g.Key)];
    }

    public static ResidualAddition[] Find(Network network)
    {
        var search = new ResidualAdditions(network);
        return
        [
            .. network.Graph.Nodes.Where(n => network.Modes.Of(n) != NodeMode.Training && n.Operation is Arithmetic { Name: "+" })
                .SelectMany(n => new[] { search.Of(n.Inputs[0], n.Inputs[1]), search.Of(n.Inputs[1], n.Inputs[0]) })
                .OfType<ResidualAddition>(),
        ];
    }

    private ResidualAddition? Of(Node end, Node stream)
    {
        if (!end.Shape.SameAs(stream.Shape))
            return null;
        string? norm = null;
        var node = end;
        for (; node.Consumers.Count == 1; node = node.Inputs[0])
        {
            if (node.Operation is Dropout)
                continue;
            if (norm is not null || node.Operation.Layer is not BatchNormLayer { Path: { } path })
                break;
            norm = path;
        }
        if (node.Consumers.Count != 1 || node.Operation.Layer is not { Path: { } layer } || !IsLinear(node) || !IsCalledOnce(node))
            return null;
        return Heard(stream, node) is { } heard ? new ResidualAddition(layer, heard, norm) : null;
    }

    private HeardTensor? Heard(Node stream, Node layer)
    {
        var cuts = new List<TensorCut>();
        for (var node = stream; ; node = node.Inputs[0])
        {
            if (Place(node, layer) is var (path, isOutput))
            {
                var ids = channels.MapOf(node).Ids;
                return HasChannelsAsLayer(node, layer)
                    ? new HeardTensor(path, isOutput, network.IsNarrowed(ids) ? network.Layout(ids) : null, cuts)
                    : null;
            }
            var own = node.Operation switch
            {
                Dropout => [],
                Slice slice => [slice.Cut],
                Pad pad => pad.Cuts(node.Inputs[0].Shape),
                _ => null,
            };
            if (own is null)
                return null;
            // Of the operations, the first one cuts first.
            cuts.InsertRange(0, own);
        }
    }

    private (string Path, bool IsOutput)? Place(Node node, Node layer)
    {
        var reader = node.Consumers.Where(c => c.Id <= layer.Id && c.Inputs[0] == node && c.Operation.Layer is { State.Count: > 0, Path: not null } && IsCalledOnce(c))
            .OrderBy(static c => IsLinear(c) ? 0 : 1).FirstOrDefault();
        if (reader is not null)
            return (reader.Operation.Layer!.Path!, false);
        return node.Id < layer.Id && node.Operation.Layer is (BatchNormLayer or ConvolutionLayer or ConvolutionTransposeLayer or LinearLayer) and { Path: { } path } && IsCalledOnce(node)
            ? (path, true)
            : null;
    }

    /// <summary>In the slim network, channels that are gone are put back as zeros along the dimension of the layer's.</summary>
    private bool HasChannelsAsLayer(Node node, Node layer)
    {
        var map = channels.MapOf(node);
        return !network.IsNarrowed(map.Ids) || (map.Axes.Length == 1 && map.Axes.SequenceEqual(channels.MapOf(layer).Axes));
    }

    private static bool IsLinear(Node node) => node.Operation.Layer is ConvolutionLayer or ConvolutionTransposeLayer or LinearLayer;

    private bool IsCalledOnce(Node node) => once.Contains(node.Operation.Layer!);
}
