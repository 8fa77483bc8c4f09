using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>softmax and log_softmax: every position of the dimension, which may count from the end, depends on all of them.</summary>
public sealed class Softmax(string name, int dimension) : Operation
{
    public override string Name => name;

    public override bool FollowsSplitChannels => true;

    public override bool KeepsZero(Node node) => false;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) =>
        relations.Collapse(PassThrough(node), dimension < 0 ? dimension + node.Shape.Rank : dimension);

    public override string Write(Node node, ForwardWriter writer) => $"functional.{name}({writer.Variable(node.Inputs[0])}, {dimension})";
}
