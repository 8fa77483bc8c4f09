using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Pooling;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Interpreter.Tests.Support;

/// <summary>Builds a network operation by operation, without source code.</summary>
internal sealed class HandBuilt
{
    private readonly Graph graph = new();

    public HandBuilt(params long[] shape) =>
        Input = Add(new InputOperation("input", new Shape([Dimension.Batch, .. shape.Select(static s => new Dimension(s))])));

    public Node Input { get; }

    public Node Add(Operation operation, params Node[] inputs) => graph.Add(operation, 0, inputs);

    public Node Conv(Node input, string path, long output, long kernel = 1, long groups = 1) =>
        Add(new ConvolutionLayer(input.Shape[1].Size, output, [kernel, kernel], [1, 1], [kernel / 2, kernel / 2], [1, 1], groups, true, "Zeros") { Path = path }.CreateOperation(), input);

    public Node Norm(Node input, string path) => Add(new BatchNormLayer(2, input.Shape[1].Size, 1e-5, 0.1, true, true) { Path = path }.CreateOperation(), input);

    public Node Linear(Node input, string path, long output) => Add(new LinearLayer(input.Shape[input.Shape.Rank - 1].Size, output, true) { Path = path }.CreateOperation(), input);

    public Node Relu(Node input) => Add(new Activation("relu", true, Call.Function("functional", "relu", Call.Operands(1))), input);

    public Node Sigmoid(Node input) => Add(new Activation("sigmoid", false, Call.Method("sigmoid")), input);

    public Node MaxPool(Node input) => Add(new Pool("max_pool2d", [2, 2], [2, 2], [0, 0], [1, 1], false, true), input);

    public Node GlobalPool(Node input) => Add(new AdaptivePool("adaptive_avg_pool2d", [1, 1]), input);

    public Node Flatten(Node input) => Add(new FlattenOperation(1, -1), input);

    public Node Cat(params Node[] inputs) => Add(new Concatenate(1), inputs);

    public Node Combine(string symbol, Node left, Node right) => Add(new Arithmetic(symbol), left, right);

    /// <summary>Ends the graph and analyses its channels.</summary>
    public Network Finish(Node output, ResidualTreatment residual = ResidualTreatment.Branch)
    {
        graph.Finish(output);
        var relations = new ChannelRelations(residual);
        foreach (var node in graph.Nodes)
            relations.Assign(node, node.Operation.Relate(node, relations));
        relations.Pin(relations.Channels.MapOf(output));
        var modules = graph.Nodes.Select(static n => n.Operation.Layer).OfType<Layer>().Where(static l => l.Path is not null).Distinct().Select(static l => new ModuleEntry(l.Path!, l.Type, l)).ToArray();
        return new Network(graph, new NetworkModules(modules, [], modules.ToLookup(static m => m.Layer!, static m => m.Path)), [], relations, new AnalysisOptions(residual, []), 0);
    }
}

internal static class NetworkExtensions
{
    /// <summary>Name and channels of each group.</summary>
    public static string[] Names(this Network network) => network.Groups.Select(static g => $"{g.Name} {g.Channels}").ToArray();

    public static HashSet<Node> Sites(this Network network) => [.. network.GateSites];
}
