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
public static class ResidualAdditions
{
    public static ResidualAddition[] Find(Network network) =>
    [
        .. network.Graph.Nodes.Where(static n => n.Mode != NodeMode.Training && n.Operation is Arithmetic { Name: "+" })
            .SelectMany(n => new[] { Of(network, n.Inputs[0], n.Inputs[1]), Of(network, n.Inputs[1], n.Inputs[0]) }).OfType<ResidualAddition>(),
    ];

    private static ResidualAddition? Of(Network network, Node end, Node stream)
    {
        if (!end.Shape.SameAs(stream.Shape))
            return null;
        var graph = network.Graph;
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
        if (node.Consumers.Count != 1 || node.Operation.Layer is not { Path: { } layer } || !IsLinear(node) || !IsCalledOnce(graph, node))
            return null;
        return Heard(network, stream, node) is { } heard ? new ResidualAddition(layer, heard, norm) : null;
    }

    private static HeardTensor? Heard(Network network, Node stream, Node layer)
    {
        var cuts = new List<TensorCut>();
        for (var node = stream; ; node = node.Inputs[0])
        {
            if (Place(network.Graph, node, layer) is var (path, isOutput))
                return HasChannelsAsLayer(network, node, layer)
                    ? new HeardTensor(path, isOutput, network.IsNarrowed(node.Channels.Ids) ? network.Layout(node.Channels.Ids) : null, cuts)
                    : null;
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

    private static (string Path, bool IsOutput)? Place(Graph graph, Node node, Node layer)
    {
        var reader = node.Consumers.Where(c => c.Id <= layer.Id && c.Inputs[0] == node && c.Operation.Layer is { State.Count: > 0, Path: not null } && IsCalledOnce(graph, c))
            .OrderBy(static c => IsLinear(c) ? 0 : 1).FirstOrDefault();
        if (reader is not null)
            return (reader.Operation.Layer!.Path!, false);
        return node.Id < layer.Id && node.Operation.Layer is (BatchNormLayer or ConvolutionLayer or ConvolutionTransposeLayer or LinearLayer) and { Path: { } path } && IsCalledOnce(graph, node)
            ? (path, true)
            : null;
    }

    /// <summary>In the slim network, channels that are gone are put back as zeros along the dimension of the layer's.</summary>
    private static bool HasChannelsAsLayer(Network network, Node node, Node layer) =>
        !network.IsNarrowed(node.Channels.Ids) || (node.Channels.Axes.Length == 1 && node.Channels.Axes.SequenceEqual(layer.Channels.Axes));

    private static bool IsLinear(Node node) => node.Operation.Layer is ConvolutionLayer or ConvolutionTransposeLayer or LinearLayer;

    private static bool IsCalledOnce(Graph graph, Node node) => graph.Nodes.Count(n => n.Operation.Layer == node.Operation.Layer) == 1;
}
