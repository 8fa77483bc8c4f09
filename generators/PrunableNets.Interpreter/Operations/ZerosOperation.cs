using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations;

/// <summary><c>torch.zeros(...)</c> in <c>forward</c>: positions that are zero in every network.</summary>
public sealed class ZerosOperation(Shape shape) : Operation
{
    public override string Name => "zeros";

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => shape;

    public override ChannelMap Relate(Node node, ChannelRelations relations) =>
        shape.Rank > 1 && !shape[1].IsBatch
            ? ChannelMap.Along(1, relations.NewZeros(shape[1].Size))
            : ChannelMap.None;

    public override string Write(Node node, ForwardWriter writer) => $"input.new_zeros({writer.Sizes(node)})";
}
