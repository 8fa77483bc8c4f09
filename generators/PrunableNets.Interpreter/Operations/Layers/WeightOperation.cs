using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>
/// A layer's weight or bias as a tensor. The constructor reads it to initialise it, or to make a tensor like it; in <c>forward</c> it is a second use of
/// the same weights (a tied embedding), whose channels are the layer's.
/// </summary>
public sealed class WeightOperation(Layer layer, StateTensor state, Shape shape) : Operation
{
    public WeightName Weight => new(layer, state.Name);

    public override string Name => $"the {state.Name} of a {layer.Type}";

    public override bool KeepsZero(Node node, ChannelTable channels) => false;

    public override Shape InferShape(System.Collections.Generic.IReadOnlyList<Shape> inputs) => shape;

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var axes = state.Axes.Select(static (kind, axis) => (kind, axis)).Where(static a => a.kind != StateAxis.Fixed).ToArray();
        var only = axes.Length == 1 && axes[0].kind == StateAxis.Output ? axes[0].axis : -1;
        if (only >= 0 && (relations.Channels.OutputsOf(layer)?.Length ?? shape[only].Size) == shape[only].Size)
            return ChannelMap.Along(only, relations.OutputsOrNew(layer, shape[only].Size));
        // Rows and columns that go by themselves are no channels of one map.
        relations.KeepWhole(layer);
        return ChannelMap.None;
    }
}
