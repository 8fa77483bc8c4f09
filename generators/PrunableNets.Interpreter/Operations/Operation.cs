using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations;

/// <summary>
/// One operation on tensors: its shape rule, its effect on channels and its cost; how it is written is a matter of the backends. Immutable;
/// what belongs to one place of the network is in the <see cref="Node"/>, what is found out of it in tables (<see cref="ChannelTable"/>).
/// </summary>
public abstract class Operation
{
    /// <summary>TorchSharp's name, e.g. <c>Conv2d</c>, <c>relu</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The layer whose module generated code calls, for operations that are a module.</summary>
    public virtual Layer? Layer => null;

    /// <exception cref="Findings.ShapeException">The operation cannot take these shapes; the message holds them.</exception>
    public abstract Shape InferShape(IReadOnlyList<Shape> inputs);

    /// <summary>Says which channels the output carries and ties what has to stay together. Inputs are related already.</summary>
    public abstract ChannelMap Relate(Node node, ChannelRelations relations);

    /// <summary>Channels of the inputs get lost in the output (a convolution mixes them), so a removed channel has to arrive as zero.</summary>
    public virtual bool NeedsZeros(Node node, ChannelTable channels) => false;

    /// <summary>Where every input is zero in a channel, so is the output.</summary>
    public virtual bool KeepsZero(Node node, ChannelTable channels) => true;

    /// <summary>In a channel that is removed, the output is zero. <paramref name="isZero"/> says so of an input; one whose channels all stay counts as zero.</summary>
    public virtual bool IsZero(Node node, ChannelTable channels, Func<Node, bool> isZero) =>
        node.Inputs.Count > 0 && KeepsZero(node, channels) && node.Inputs.All(isZero);

    /// <summary>Reads channels that a view has split over several dimensions; for all other operations those keep their full width.</summary>
    public virtual bool FollowsSplitChannels => false;

    /// <summary>
    /// Channels are read along dimension 1: those that lie along further dimensions too (an image that a linear layer made) live and die
    /// together there.
    /// </summary>
    public virtual bool JoinsSplitChannels => false;

    /// <summary>Scaling a channel before or after is the same, and the operation is no activation: a gate may move in front of it.</summary>
    public virtual bool LetsGatesThrough => false;

    /// <summary>Dimensions whose number of kept positions generated code writes down, beside those of the nodes.</summary>
    public virtual IEnumerable<int[]> ExtraWidths(Node node, ChannelTable channels) => [];

    public virtual void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
    }

    /// <summary>The call changes its first input and returns it, so that both are one tensor.</summary>
    public virtual bool OverwritesInput(Node node) => false;

    /// <summary>The result is a view of the first input, or that input itself: both are one piece of memory.</summary>
    public virtual bool SharesMemory => false;

    /// <summary>The sizes of the result, one a dimension, as the call gives them; null where it gives none.</summary>
    public virtual IReadOnlyList<GivenSize>? GivenSizes => null;

    /// <summary>What is lost because channels are not followed through the operation, or its cost is not counted; null where nothing is. Inputs are related already.</summary>
    public virtual string? Notice(Node node, ChannelRelations relations) => null;

    /// <summary>Pass-through rule for operations with one input that leave dimensions where they are.</summary>
    protected static ChannelMap PassThrough(Node node, ChannelRelations relations) => relations.Channels.MapOf(node.Inputs[0]);
}
