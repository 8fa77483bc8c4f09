using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>The operations of one run of <c>forward</c>, in the order in which they ran.</summary>
public sealed class Graph
{
    private readonly List<Node> nodes = [];

    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>What <c>forward</c> returned.</summary>
    public Node? Output { get; private set; }

    public IEnumerable<Node> Inputs => nodes.Where(static n => n.Operation is InputOperation);

    /// <summary>The call of a module in which operations are appended; null outside of <c>forward</c>.</summary>
    internal ModuleCall? Call { get; set; }

    /// <summary>Appends an operation after checking its shapes.</summary>
    /// <exception cref="EvaluationException">The shapes do not fit (PRN2001).</exception>
    public Node Add(Operation operation, int origin, params Node[] inputs)
    {
        Shape shape;
        try
        {
            shape = operation.InferShape(inputs.Select(static n => n.Shape).ToArray());
        }
        catch (ShapeException exception)
        {
            throw new EvaluationException(
                new Finding(FindingKind.Shape, origin, $"{operation.Name}: {exception.Message}{OrTheInput(operation, inputs)}"));
        }
        var node = new Node(nodes.Count, operation, inputs, shape, origin, Call);
        nodes.Add(node);
        foreach (var input in inputs)
            input.Consumers.Add(node);
        return node;
    }

    /// <summary>Ends the graph; operations that the output does not need are dropped.</summary>
    /// <returns>Those of layers with weights that have no other.</returns>
    public IReadOnlyList<Node> Finish(Node output)
    {
        Output = output;
        var live = new HashSet<Node>();
        var pending = new Stack<Node>([output]);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (live.Add(node))
                foreach (var input in node.Inputs)
                    pending.Push(input);
        }
        var used = new HashSet<Layer?>(live.Select(static n => n.Operation.Layer));
        var unused = nodes.Where(n => !used.Contains(n.Operation.Layer)
            && n.Operation is { Layer.State.Count: > 0 } and not (TensorOperand or WeightOperation)).ToArray();
        nodes.RemoveAll(n => !live.Contains(n) && n.Operation is not InputOperation);
        foreach (var node in nodes)
            node.Consumers.RemoveAll(c => !live.Contains(c));
        // Parameters came with the constructor; they are read where they are used.
        foreach (var operand in nodes.Where(static n => n.Operation is TensorOperand && n.Consumers.Count > 0).ToArray())
        {
            nodes.Remove(operand);
            nodes.Insert(nodes.IndexOf(operand.Consumers[0]), operand);
        }
        return unused;
    }

    /// <summary>The first layer that an input reaches may be right, and the shape that the attribute says wrong.</summary>
    private static string OrTheInput(Operation operation, Node[] inputs) =>
        operation.Layer is not null && inputs.Length > 0 && IsAsDeclared(inputs[0])
            ? "; correct the layer, or the shape in [Prunable(...)]"
            : "";

    /// <summary>It is an input, but for what keeps its channels, and no layer has taken it yet.</summary>
    private static bool IsAsDeclared(Node node)
    {
        while (node.Consumers.All(static c => c.Operation.Layer is null))
        {
            if (node.Operation is InputOperation)
                return true;
            if (node.Inputs.Count != 1 || !KeepsChannels(node.Inputs[0].Shape, node.Shape))
                return false;
            node = node.Inputs[0];
        }
        return false;
    }

    private static bool KeepsChannels(Shape input, Shape output) =>
        input.Rank > 1 && input.Rank == output.Rank && input[1] == output[1];
}
