using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph;

/// <summary>The graph of an architecture: what evaluation computes.</summary>
internal sealed class ForwardGraphFactory
{
    private readonly Network network;
    private readonly Node[] nodes;
    private readonly Dictionary<Node, int> numbers;

    private ForwardGraphFactory(Network network)
    {
        this.network = network;
        nodes = network.Graph.Nodes.Where(n => network.Modes.Of(n) != NodeMode.Training || n.Operation is InputOperation).ToArray();
        numbers = nodes.Select(static (node, number) => (node, number)).ToDictionary(static n => n.node, static n => n.number);
    }

    public static ForwardGraph Create(Network network)
    {
        var factory = new ForwardGraphFactory(network);
        return new ForwardGraph(factory.nodes.Select(factory.Write).ToArray(), factory.numbers[network.Graph.Output!]);
    }

    private GraphNode Write(Node node)
    {
        // Between the ends of a shuffle, a plan may leave split channels ragged: the tensor in front stands for all of them, and the end
        // reorders it.
        if (IsSplit(node) && node.Inputs.Count == 1 && node.Operation is Permute or Reshape or FlattenOperation)
            return Described(node, GraphWriter.Identity, GraphAttributes.None);
        var arguments = new GraphArguments();
        if (node.Inputs.Count == 1 && IsSplit(node.Inputs[0]) && ShuffleChain.EndingWith(node, network.Channels) is { } shuffle)
        {
            arguments.Add("dim", shuffle.Axis);
            arguments.Add("order", shuffle.Order.Select(static i => (long)i));
            return Described(node, GraphWriter.Reorder, arguments.Attributes);
        }
        var writer = GraphWriters.Of(node.Operation);
        writer.Write(node, arguments);
        return Described(node, writer.Name(node.Operation), arguments.Attributes);
    }

    private GraphNode Described(Node node, string operation, GraphAttributes attributes)
    {
        var held = Held(node);
        var channels = network.Channels.MapOf(held) is { Axes.Length: 1 } map && network.IsNarrowed(map.Ids) ? map : ChannelMap.None;
        var inputs = node.Operation is TrainingChoice ? node.Inputs.Skip(1) : node.Inputs;
        return new GraphNode(
            operation,
            inputs.Select(i => numbers[i]).ToArray(),
            held.Shape.Select(static d => new GraphDimension(d.Factor, d.IsBatch)).ToArray())
        {
            Layer = node.Operation is WeightOperation weight
                ? weight.Weight.Layer.Path
                : node.Operation.Layer is { State.Count: > 0 } layer ? layer.Path : null,
            ElementType = ElementTypes.Of(node),
            ChannelDimension = channels.IsNone ? -1 : channels.Axes[0],
            Channels = channels.IsNone ? null : network.Layout(channels.Ids),
            IsGated = network.GateSites.Contains(node),
            IsOverChannels = IsOverChannels(node) && network.IsNarrowed(network.Channels.MapOf(node.Inputs[0]).Ids),
            Branch = network.BranchOf(node) is { } branch ? network.Branches.TakeWhile(b => b != branch).Count() : -1,
            Attributes = attributes,
        };
    }

    private bool IsOverChannels(Node node) => node.Operation switch
    {
        LayerNorm norm => norm.IsOverChannels(node, network.Channels),
        GroupNorm norm => norm.Norm.Groups == 1,
        Softmax softmax => softmax.IsOverChannels(node, network.Channels),
        Reduce { Name: not "sum" } reduce => reduce.IsOverChannels(node, network.Channels),
        _ => false,
    };

    private bool IsSplit(Node node) => network.Channels.MapOf(node) is { Axes.Length: > 1 } map && network.IsNarrowed(map.Ids);

    /// <summary>The node whose tensor a slim form has in its place.</summary>
    private Node Held(Node node) => IsSplit(node) && node.Inputs.Count > 0 ? Held(node.Inputs[0]) : node;
}
