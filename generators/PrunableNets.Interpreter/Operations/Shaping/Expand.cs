using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Shaping;

/// <summary>expand: dimensions of size one stretched.</summary>
public sealed class Expand(Shape target) : Operation
{
    public override string Name => "expand";

    public override bool LetsGatesThrough => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) =>
        inputs[0].Rank == target.Rank && inputs[0].Select((d, i) => d == 1 || d == target[i]).All(static fits => fits)
            ? target
            : throw new ShapeException($"{inputs[0]} cannot be expanded to {target}");

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var map = PassThrough(node);
        if (!map.Axes.Any(a => node.Inputs[0].Shape[a] != target[a]))
            return map;
        relations.Pin(map);
        return ChannelMap.None;
    }

    public override string Write(Node node, ForwardWriter writer) => $"{writer.Variable(node.Inputs[0])}.expand({writer.Sizes(node)})";
}
