using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations;

/// <summary><c>torch.zeros(...)</c> in <c>forward</c>: positions that are zero in every network.</summary>
/// <param name="sizes">Its shape.</param>
/// <param name="type">The type of its elements, a member of <c>ScalarType</c>; null for that of the first input.</param>
public sealed class ZerosOperation(IReadOnlyList<GivenSize> sizes, string? type) : Operation
{
    private readonly Shape shape = GivenSize.Shape(sizes);

    public string? Type => type;

    public override string Name => "zeros";

    public override IReadOnlyList<GivenSize> GivenSizes => sizes;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => shape;

    public override ChannelMap Relate(Node node, ChannelRelations relations) =>
        shape.Rank > 1 && !shape[1].IsBatch
            ? ChannelMap.Along(1, relations.NewZeros(shape[1].Size))
            : ChannelMap.None;
}
