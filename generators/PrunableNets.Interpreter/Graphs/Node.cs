using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>One operation of <c>forward</c> and the tensor it makes.</summary>
public sealed class Node(int id, Operation operation, IReadOnlyList<Node> inputs, Shape shape, int origin)
{
    private System.Tuple<string?>? elementType;
    private bool? isOfTensors;
    private bool? isConstant;

    /// <summary>Position in <see cref="Graph.Nodes"/>.</summary>
    public int Id { get; } = id;

    public Operation Operation { get; } = operation;

    public IReadOnlyList<Node> Inputs { get; } = inputs;

    public Shape Shape { get; } = shape;

    /// <summary>Ordinal of the source expression.</summary>
    public int Origin { get; } = origin;

    /// <summary>What type its elements have (<see cref="ElementTypes"/>); worked out once, because every reader asks all that is in front of it.</summary>
    internal string? ElementType => (elementType ??= new(ElementTypes.Infer(this))).Item1;

    /// <summary>It holds nothing but parameters and buffers, whatever they went through.</summary>
    internal bool IsOfTensors => isOfTensors ??= Operation is Operations.Layers.TensorOperand || (Inputs.Count > 0 && Inputs.All(static i => i.IsOfTensors));

    /// <summary>It is the same whatever the network is given or has learned: nothing has to be computed for an input.</summary>
    internal bool IsConstant => isConstant ??= Operation is not (InputOperation or Operations.Layers.TensorOperand or Operations.Layers.WeightOperation) && Inputs.All(static i => i.IsConstant);

    /// <summary>The nodes that read this one, a node twice when it reads it twice.</summary>
    public List<Node> Consumers { get; } = [];

    /// <summary>Which channel each position carries; set by the channel analysis.</summary>
    public ChannelMap Channels { get; set; } = ChannelMap.None;

    /// <summary>Whether the output needs it while training, in evaluation, or in both; set when the graph ends.</summary>
    public NodeMode Mode { get; internal set; }

    public override string ToString() => $"%{Id} = {Operation.Name}({string.Join(", ", Inputs)}) : {Shape}";
}
