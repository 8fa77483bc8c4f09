using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>Embedding</c>: a row of the table for each whole number.</summary>
public sealed class EmbeddingLayer(long entries, long dimensions, long? paddingIndex) : Layer
{
    public override string Type => "Embedding";

    public long Entries => entries;

    public long Dimensions => dimensions;

    public long? PaddingIndex => paddingIndex;

    public override (long Input, long Output) Widths => (1, dimensions);

    protected override IReadOnlyList<StateTensor> Tensors => [new StateTensor("weight", [StateAxis.Fixed, StateAxis.Output], true, entries)];

    public override Operation CreateOperation() => new EmbeddingOperation(this);
}

/// <summary>The call of an <see cref="EmbeddingLayer"/>: the features become the last dimension. No products, whatever the convention.</summary>
public sealed class EmbeddingOperation(EmbeddingLayer layer) : Operation
{
    public override string Name => layer.Type;

    public override Layer Layer => layer;

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => new([.. inputs[0], new Dimension(layer.Dimensions)]);

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        relations.Pin(relations.Channels.MapOf(node.Inputs[0]));
        return ChannelMap.Along(node.Shape.Rank - 1, relations.OutputsOrNew(layer, layer.Dimensions));
    }
}
