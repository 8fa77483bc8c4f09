using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Pooling;

/// <summary>Max and average pooling with a window; sizes have one entry a spatial dimension.</summary>
public sealed class Pool(string name, long[] kernel, long[] stride, long[] padding, long[] dilation, bool ceilMode, bool countIncludePad) : Operation
{
    public override string Name => name;

    public IReadOnlyList<long> Kernel => kernel;

    public IReadOnlyList<long> Stride => stride;

    public IReadOnlyList<long> Padding => padding;

    public IReadOnlyList<long> Dilation => dilation;

    public bool CeilMode => ceilMode;

    public bool CountIncludePad => countIncludePad;

    public bool IsAverage => name.StartsWith("avg", System.StringComparison.Ordinal);

    public override bool LetsGatesThrough => true;

    public override bool JoinsSplitChannels => true;

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var input = inputs[0];
        if (input.Rank != kernel.Length + 2)
            throw new ShapeException($"the input has shape {input}; {kernel.Length + 2} dimensions are needed");
        var shape = input;
        for (var i = 0; i < kernel.Length; i++)
            shape = shape.With(i + 2, Windows.OutputSize(input[i + 2].Size, kernel[i], stride[i], padding[i], dilation[i], ceilMode, input));
        return shape;
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations) => PassThrough(node, relations);

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        if (IsAverage)
            costs.Add(FlopsConvention.AutoBot, node, Windows.Spatial(node.Shape), PoolCost.Channels(node, channels));
    }

    /// <summary>The maxima and where they are.</summary>
    public LibraryCall WithIndices() => new Dimensionwise(
        name + "_with_indices", inputs => [InferShape(inputs), InferShape(inputs)],
        Call.Function("functional", name + "_with_indices", new OperandArgument(0), Sized(kernel), Sized(stride), Sized(padding), Sized(dilation), ceilMode),
        Enumerable.Range(2, kernel.Length).ToArray(), true);

    /// <summary>Functions of one dimension take numbers, the others arrays.</summary>
    internal static ArgumentValue Sized(long[] sizes) =>
        sizes.Length == 1 ? new ConstantArgument(sizes[0]) : new ArrayArgument("long", sizes.Select(static s => new ConstantArgument(s)).ToArray());
}
