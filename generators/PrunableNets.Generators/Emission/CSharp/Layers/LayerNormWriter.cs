using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Over channels, over those that gates let through. Without parameters it needs no module, and is a function.</summary>
internal sealed class LayerNormWriter : OperationWriter<LayerNorm>
{
    public override bool IsModuleCall(Node node) => ((LayerNorm)node.Operation).Norm.Affine;

    protected override string Write(LayerNorm operation, Node node, ForwardWriter writer) =>
        (operation.IsOverChannels(node, writer.Channels) ? OverChannels(operation.Norm, node, writer) : null)
            ?? (operation.Norm.Affine ? CallModule(node, writer) : Function(operation, node, writer));

    private static string? OverChannels(LayerNormLayer norm, Node node, ForwardWriter writer) =>
        writer.OverChannels(node, "Normalize", NormArguments.Of(writer, norm, norm.Affine, norm.Epsilon));

    private static string Function(LayerNorm operation, Node node, ForwardWriter writer)
    {
        var shape = operation.IsOverChannels(node, writer.Channels)
            ? $"new long[] {{ {writer.Width(writer.Channels.MapOf(node).Ids)} }}"
            : Literals.Array(operation.Norm.NormalizedShape);
        return $"functional.layer_norm({writer.Variable(node.Inputs[0])}, {shape}, null, null, {Literals.Of(operation.Norm.Epsilon)})";
    }
}
