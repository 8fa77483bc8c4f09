using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// What the channel analysis says of a network: which channel each position of a tensor carries, and which channels each layer reads and
/// makes. Here it is only read; while the analysis runs, <see cref="ChannelRelations"/> writes it. Nodes and layers are found by reference.
/// </summary>
/// <param name="maps">The channels of each node's tensor.</param>
/// <param name="inputs">The channels that each layer reads.</param>
/// <param name="outputs">The channels that each layer makes.</param>
public sealed class ChannelTable(
    IReadOnlyDictionary<Node, ChannelMap> maps, IReadOnlyDictionary<Layer, int[]> inputs, IReadOnlyDictionary<Layer, int[]> outputs)
{
    /// <summary>Which channel each position of the node's tensor carries; none where the analysis has not come to it.</summary>
    public ChannelMap MapOf(Node node) => maps.TryGetValue(node, out var map) ? map : ChannelMap.None;

    /// <summary>The channels that the layer reads; null where it has no width, or the analysis has not come to it.</summary>
    public int[]? InputsOf(Layer layer) => inputs.TryGetValue(layer, out var channels) ? channels : null;

    /// <summary>The channels that the layer makes; null where it has no width, or the analysis has not come to it.</summary>
    public int[]? OutputsOf(Layer layer) => outputs.TryGetValue(layer, out var channels) ? channels : null;

    /// <summary>
    /// The dimensions of a node whose numbers of kept positions generated code writes down: of its layer, its tensor and its operation.
    /// </summary>
    public IEnumerable<int[]> DimensionsOf(Node node)
    {
        var layer = node.Operation.Layer;
        return new[] { layer is null ? null : InputsOf(layer), layer is null ? null : OutputsOf(layer), MapOf(node).Ids }.OfType<int[]>()
            .Concat(node.Operation.ExtraWidths(node, this));
    }
}
