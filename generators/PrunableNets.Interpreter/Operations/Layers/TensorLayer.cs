using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>A <c>Parameter</c> or buffer that a user's module holds itself: an operand of <c>forward</c> (a class token, positions, a scale).</summary>
/// <param name="shape">Its shape.</param>
/// <param name="isParameter">A parameter; false for a buffer.</param>
/// <param name="elementType">The type of its elements, a member of <c>ScalarType</c>; null for floating-point numbers.</param>
public sealed class TensorLayer(Shape shape, bool isParameter, string? elementType = null) : Layer
{
    public override string Type => isParameter ? "Parameter" : "Tensor";

    public override ChannelRole OutputRole => ChannelRole.Other;

    public bool IsParameter => isParameter;

    public Shape Shape => shape;

    public string? ElementType => elementType;

    /// <summary>The dimension that can follow channels: the only one with several positions, or else the last.</summary>
    public int ChannelAxis
    {
        get
        {
            var wide = Enumerable.Range(0, shape.Rank).Where(i => shape[i] != 1).ToArray();
            return wide.Length == 1 ? wide[0] : shape.Rank - 1;
        }
    }

    public override (long Input, long Output) Widths => (1, shape.Rank == 0 ? 1 : shape[ChannelAxis].Factor);

    protected override IReadOnlyList<StateTensor> Tensors
    {
        get
        {
            var axes = Enumerable.Range(0, shape.Rank).Select(i => i == ChannelAxis ? StateAxis.Output : StateAxis.Fixed).ToArray();
            return [new StateTensor("", axes, isParameter, shape.Rank == 0 ? 1 : shape[ChannelAxis].Factor is var width and > 0 ? shape.ElementsPerInput / width : 0)];
        }
    }

    public override Operation CreateOperation() => new TensorOperand(this);
}

/// <summary>The tensor of a <see cref="TensorLayer"/> as an operand; its channels are those of what it is combined with.</summary>
public sealed class TensorOperand(TensorLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => layer.Shape;

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        if (layer.Shape.Rank == 0)
            return ChannelMap.None;
        return ChannelMap.Along(layer.ChannelAxis, relations.OutputsOrNew(layer, layer.Shape[layer.ChannelAxis].Size));
    }

    /// <summary>True when the node holds nothing but parameters and buffers, whatever they went through.</summary>
    public static bool IsOrigin(Node node) => node.IsOfTensors;
}
