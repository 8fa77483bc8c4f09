using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>Dropout of elements or of whole channels: the identity in evaluation.</summary>
/// <param name="name">The functional form, e.g. <c>dropout</c>.</param>
/// <param name="p">Probability of a zero.</param>
/// <param name="training">Whether it acts, as an expression: <c>training</c> for a module.</param>
public sealed class Dropout(string name, double p, string training) : Operation
{
    public override string Name => name;

    public override bool FollowsSplitChannels => true;

    public override bool LetsGatesThrough => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node);

    public override string Write(Node node, ForwardWriter writer) =>
        $"functional.{name}({writer.Variable(node.Inputs[0])}, {CSharp.Literal(p)}, {training})";
}
