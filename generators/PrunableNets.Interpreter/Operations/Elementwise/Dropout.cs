using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Elementwise;

/// <summary>Dropout of elements or of whole channels: the identity in evaluation.</summary>
/// <param name="name">The functional form, e.g. <c>dropout</c>.</param>
/// <param name="p">Probability of a zero.</param>
/// <param name="training">Whether it acts: in training, for a module.</param>
public sealed class Dropout(string name, double p, ArgumentValue training) : Operation
{
    public override string Name => name;

    public double P => p;

    public ArgumentValue Training => training;

    /// <summary>It acts in evaluation, too.</summary>
    public bool ActsInEvaluation => training is ConstantArgument { Value: true } or TrainingArgument { IsNegated: true };

    public override bool FollowsSplitChannels => true;

    public override bool LetsGatesThrough => true;

    public override bool SharesMemory => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs) => inputs[0];

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);
}
