using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>One operation of <c>forward</c> and the tensor it makes.</summary>
public sealed class Node(int id, Operation operation, IReadOnlyList<Node> inputs, Shape shape, int origin, ModuleCall? call = null)
{
    /// <summary>Position in <see cref="Graph.Nodes"/>.</summary>
    public int Id { get; } = id;

    public Operation Operation { get; } = operation;

    public IReadOnlyList<Node> Inputs { get; } = inputs;

    public Shape Shape { get; } = shape;

    /// <summary>Ordinal of the source expression.</summary>
    public int Origin { get; } = origin;

    /// <summary>The innermost call of a module in which it is computed; null where the constructor made it, or it is an input.</summary>
    public ModuleCall? Call { get; } = call;

    /// <summary>
    /// What type its elements have (<see cref="ElementTypes"/>); worked out with the node, because every reader asks all that is in front
    /// of it.
    /// </summary>
    internal string? ElementType { get; } = ElementTypes.Infer(operation, inputs);

    /// <summary>It holds nothing but parameters and buffers, whatever they went through.</summary>
    internal bool IsOfTensors { get; } =
        operation is Operations.Layers.TensorOperand || (inputs.Count > 0 && inputs.All(static i => i.IsOfTensors));

    /// <summary>It is the same whatever the network is given or has learned: nothing has to be computed for an input.</summary>
    internal bool IsConstant { get; } =
        operation is not (InputOperation or Operations.Layers.TensorOperand or Operations.Layers.WeightOperation)
        && inputs.All(static i => i.IsConstant);

    /// <summary>The nodes that read this one, a node twice when it reads it twice.</summary>
    public List<Node> Consumers { get; } = [];

    /// <summary>It is no tensor but several, which nodes of their own take out.</summary>
    public bool HasSeveralResults => Consumers.Any(static c => c.Operation is CallResult);

    /// <summary>Tables have nodes as their keys; the runtime's own hash is made for each object and takes longer.</summary>
    public override int GetHashCode() => Id;

    public override string ToString() => $"%{Id} = {Operation.Name}({string.Join(", ", Inputs.Select(static i => $"%{i.Id}"))}) : {Shape}";
}
