using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// Finds the additions at whose end of a branch a layer can make up for what the stream lacks. The stream has to be read by a layer as it is: a
/// shortcut that is cut and padded, or goes through a projection, is not.
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
        if (!end.Shape.SameAs(stream.Shape) || !IsFullOrAlike(network, end, stream))
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
        var reader = stream.Consumers.Where(c => c.Id <= node.Id && c.Inputs[0] == stream && c.Operation.Layer is { State.Count: > 0, Path: not null } && IsCalledOnce(graph, c))
            .OrderBy(static c => IsLinear(c) ? 0 : 1).FirstOrDefault();
        return reader is null ? null : new ResidualAddition(layer, reader.Operation.Layer!.Path!, norm);
    }

    /// <summary>Of the stream every channel stays, or those of the branch: a slim stream of another branch's channels would have them elsewhere.</summary>
    private static bool IsFullOrAlike(Network network, Node end, Node stream) =>
        !network.IsNarrowed(stream.Channels.Ids) || network.Layout(stream.Channels.Ids).Segments.SequenceEqual(network.Layout(end.Channels.Ids).Segments);

    private static bool IsLinear(Node node) => node.Operation.Layer is ConvolutionLayer or ConvolutionTransposeLayer or LinearLayer;

    private static bool IsCalledOnce(Graph graph, Node node) => graph.Nodes.Count(n => n.Operation.Layer == node.Operation.Layer) == 1;
}
