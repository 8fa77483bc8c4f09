using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary><c>tril</c> and <c>triu</c>: zero above or below a diagonal of the last two dimensions, which keep their width.</summary>
public sealed class Triangle(string name, long diagonal) : Operation
{
    public override string Name => name;

    public long Diagonal => diagonal;

    public override bool FollowsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0].Rank >= 2
        ? inputs[0]
        : throw new Findings.ShapeException($"{inputs[0]} has no two dimensions");

    public override ChannelMap Relate(Node node, ChannelRelations relations) =>
        relations.Collapse(relations.Collapse(PassThrough(node, relations), node.Shape.Rank - 1), node.Shape.Rank - 2);
}
