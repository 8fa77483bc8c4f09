using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>In-place operations. The graph has none: the tensor moves on to a new node, which is the same unless its old memory is read.</content>
internal sealed partial class Evaluator
{
    private readonly List<(Node Before, Node After)> overwrites = [];

    // Tensors of which another may or may not be a copy.
    private readonly HashSet<Node> perhapsShared = [];

    // What the constructor writes values into.
    private readonly HashSet<Node> filled = [];

    /// <summary>The constructor puts values into a tensor, which are not followed; a state dict holds them, if one does.</summary>
    public TensorValue Fill(TensorValue tensor)
    {
        filled.Add(Memory(tensor.Node));
        return tensor;
    }

    /// <summary>The node's values are not those that it would have if it were made anew.</summary>
    public bool IsFilled(Node node) => node.Operation is not TensorOperand && filled.Contains(node);

    /// <summary>A result that may be the tensor itself or a copy of it (<c>contiguous</c>, <c>to</c>), so that neither is known to see what happens to the other in place.</summary>
    public TensorValue PerhapsShared(TensorValue tensor)
    {
        perhapsShared.Add(tensor.Node);
        return new TensorValue(tensor.Node);
    }

    /// <summary>Runs an in-place operation, of which every variable that holds the tensor sees the result.</summary>
    public TensorValue Overwrite(TensorValue tensor, Operation operation, int origin) => Overwrite(tensor, Append(operation, origin, tensor.Node));

    /// <summary>Puts a result into a tensor.</summary>
    public TensorValue Overwrite(TensorValue tensor, TensorValue result)
    {
        if (!IsConstructing && Memory(tensor.Node).Operation is TensorOperand or WeightOperation)
        {
            throw Stop(
                FindingKind.UnsupportedConstruct, result.Node.Origin,
                $"{result.Node.Operation.Name} in place, on a parameter or buffer, which generated code only reads; write to it outside of forward");
        }
        overwrites.Add((tensor.Node, result.Node));
        tensor.Node = result.Node;
        return tensor;
    }

    /// <summary>Refuses in-place operations whose result is read through another tensor of the same memory: a view, or what it is a view of.</summary>
    private void CheckOverwrites(Node output)
    {
        foreach (var (before, after) in overwrites)
        {
            var memory = Memory(before);
            var isRead = Graph.Nodes.Skip(after.Id + 1).SelectMany(static n => n.Inputs).Append(output).Any(i => (i != before || perhapsShared.Contains(before)) && i != after && Memory(i) == memory && Overlap(i, before, memory));
            if (isRead)
                throw Stop(FindingKind.UnsupportedConstruct, after.Origin, $"{after.Operation.Name} in place, on memory that is read afterwards through another view of it; write the result to a new tensor");
        }
    }

    /// <summary>The node that allocated what a node holds.</summary>
    private static Node Memory(Node node)
    {
        while (node.Operation.SharesMemory)
            node = node.Inputs[0];
        return node;
    }

    /// <summary>Two views of the same memory, unless they are different slices of it.</summary>
    private static bool Overlap(Node first, Node second, Node memory) =>
        FirstView(first, memory) is not Slice a || FirstView(second, memory) is not Slice b || a.Overlaps(b);

    private static Operation? FirstView(Node node, Node memory)
    {
        if (node == memory)
            return null;
        while (node.Inputs[0] != memory)
            node = node.Inputs[0];
        return node.Operation;
    }
}
