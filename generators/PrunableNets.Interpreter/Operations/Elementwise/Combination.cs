using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>A function of several tensors element by element, with broadcasting: maximum, where, atan2, comparisons.</summary>
/// <param name="name">The user's function.</param>
/// <param name="zeroToZero">Zeros give zero.</param>
/// <param name="format">The C# call, with {0}, {1}, ... for the operands.</param>
public sealed class Combination(string name, bool zeroToZero, string format) : Operation
{
    public override string Name => name;

    /// <summary>An operand that is stretched over the channels is not zero where they are.</summary>
    public override bool KeepsZero(Node node) => zeroToZero && node.Inputs.All(i => i.Channels.Ids.Length == node.Channels.Ids.Length);

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => Broadcast.Shapes(inputs);

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var maps = node.Inputs.Select(i => Broadcast.Stretch(i, node.Shape, relations)).ToArray();
        var carriers = maps.Where(static m => !m.IsNone).ToArray();
        if (carriers.Length == 0)
            return ChannelMap.None;
        var map = carriers[0];
        var fits = carriers.All(m => m.Axes.SequenceEqual(map.Axes) && m.Ids.Length == map.Ids.Length)
            && Broadcast.Fits(map, node.Shape)
            && node.Inputs.Where((_, i) => maps[i].IsNone).All(i => !Broadcast.Spans(i, map, node.Shape));
        foreach (var other in carriers)
        {
            if (fits)
                relations.Tie(map.Ids, other.Ids);
            else
                relations.Pin(other);
        }
        return fits ? map : ChannelMap.None;
    }

    public override string Write(Node node, ForwardWriter writer) => string.Format(CultureInfo.InvariantCulture, format, Operands(node, writer).Cast<object>().ToArray());
}
