using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Pooling;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>Operations that are nothing but the call of a module on one tensor, which a container can therefore make.</summary>
internal static class PlainCalls
{
    /// <param name="node">The operation.</param>
    /// <param name="layer">The layer whose call it would be.</param>
    /// <param name="network">The network.</param>
    public static bool Is(Node node, Layer layer, Network network)
    {
        if (node.Inputs.Count != 1 || (node.Operation.Layer is { } own && own != layer))
            return false;
        if (layer.State.Count > 0)
            return node.Operation.Layer is not null && OperationWriters.Of(node.Operation).IsModuleCall(node);
        return layer.Creation is not null && node.Operation is Activation or Pool or AdaptivePool or Dropout or FlattenOperation
            && layer.CreateOperation().GetType() == node.Operation.GetType()
            && !IsSplit(node, network) && !IsSplit(node.Inputs[0], network);
    }

    private static bool IsSplit(Node node, Network network) =>
        network.Channels.MapOf(node) is { Axes.Length: > 1 } map && network.IsNarrowed(map.Ids);
}
