using System.Collections.Generic;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Pooling;

/// <summary>Pooling to a given output size, one entry a spatial dimension.</summary>
public sealed class AdaptivePool(string name, long[] outputSize) : Operation
{
    public override string Name => name;

    public IReadOnlyList<long> OutputSize => outputSize;

    public override bool LetsGatesThrough => true;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != outputSize.Length + 2)
            throw new ShapeException($"the input has shape {input}; {outputSize.Length + 2} dimensions are needed");
        var shape = input;
        for (var i = 0; i < outputSize.Length; i++)
            shape = shape.With(i + 2, outputSize[i]);
        return shape;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        if (!name.Contains("avg"))
            return;
        var input = node.Inputs[0];
        var outputs = Windows.Spatial(node.Shape);
        var inputs = Windows.Spatial(input.Shape);
        var window = inputs / outputs;
        costs.Add(FlopsConvention.AutoBot, node, (window + 1) * outputs, PoolCost.Channels(node, channels));
        costs.Add(FlopsConvention.Fvcore, node, inputs, PoolCost.Channels(node, channels));
    }
}
