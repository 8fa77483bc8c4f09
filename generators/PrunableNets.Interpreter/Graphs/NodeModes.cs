using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>Whether the output needs a node while training, in evaluation, or in both.</summary>
public sealed class NodeModes
{
    private readonly Dictionary<Node, NodeMode> modes = [];

    /// <summary>From the output backwards; the sides of a choice are needed in their own mode only.</summary>
    /// <param name="graph">A graph that has ended.</param>
    public NodeModes(Graph graph)
    {
        modes[graph.Output!] = NodeMode.Always;
        foreach (var node in graph.Nodes.OrderByDescending(static n => n.Id))
            for (var i = 0; i < node.Inputs.Count; i++)
                modes[node.Inputs[i]] = Of(node.Inputs[i]) | Of(node)
                    & (node.Operation is not TrainingChoice ? NodeMode.Always : i == 0 ? NodeMode.Training : NodeMode.Evaluation);
    }

    /// <summary>None for a node that the output does not need.</summary>
    public NodeMode Of(Node node) => modes.TryGetValue(node, out var mode) ? mode : NodeMode.None;
}
