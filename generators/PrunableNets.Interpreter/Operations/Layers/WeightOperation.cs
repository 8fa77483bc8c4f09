using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary>
/// A layer's weight or bias that the constructor reads: to initialise it, or to make a tensor like it. It is the layer's, so nothing else may hold it.
/// </summary>
public sealed class WeightOperation(Layer layer, string name, Shape shape) : Operation
{
    public override string Name => $"the {name} of a {layer.Type}";

    public override bool KeepsZero(Node node) => false;

    public override Shape InferShape(System.Collections.Generic.IReadOnlyList<Shape> inputs) => shape;

    public override ChannelMap Relate(Node node, ChannelRelations relations) => ChannelMap.None;

    public override string Write(Node node, ForwardWriter writer) => throw new System.InvalidOperationException($"{Name} is in no forward.");
}
