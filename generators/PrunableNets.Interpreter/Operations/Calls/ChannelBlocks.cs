using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Operations.Calls;

/// <summary>A call that makes several positions of each channel (unfold), or one channel of several (fold), along dimension 1.</summary>
/// <param name="name">The user's function.</param>
/// <param name="shape">The shape of the result.</param>
/// <param name="call">What is called.</param>
/// <param name="splits">Every channel becomes several; otherwise several become one, and go together.</param>
public sealed class ChannelBlocks(string name, Func<Shape, Shape> shape, Call call, bool splits) : LibraryCall(name, inputs => [shape(inputs[0])], call)
{
    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var input = relations.Along(node.Inputs[0], 1);
        var outputs = (int)node.Shape[1].Size;
        return ChannelMap.Along(1, splits
            ? input.SelectMany(id => Enumerable.Repeat(id, outputs / input.Length)).ToArray()
            : GroupedChannels.Output(input, outputs, outputs, relations));
    }
}
