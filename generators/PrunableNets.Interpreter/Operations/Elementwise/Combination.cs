using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>maximum and minimum of two tensors, with broadcasting.</summary>
public sealed class Extremum(string name) : Operation
{
    public override string Name => name;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Broadcast.Shapes(inputs[0], inputs[1]);

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var left = Broadcast.Stretch(node.Inputs[0], node.Shape, relations);
        var right = Broadcast.Stretch(node.Inputs[1], node.Shape, relations);
        if (left.Axes.SequenceEqual(right.Axes) && left.Ids.Length == right.Ids.Length)
        {
            relations.Tie(left.Ids, right.Ids);
            return left;
        }
        relations.Pin(left);
        relations.Pin(right);
        return ChannelMap.None;
    }

    public override string Write(Node node, ForwardWriter writer) => $"torch.{name}({string.Join(", ", Operands(node, writer))})";
}
