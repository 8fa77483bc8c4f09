using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>Of one group, over the channels that gates let through. Without parameters it needs no module, and is a function.</summary>
internal sealed class GroupNormWriter : OperationWriter<GroupNorm>
{
    public override bool IsModuleCall(Node node) => ((GroupNorm)node.Operation).Norm.Affine;

    protected override string Write(GroupNorm operation, Node node, ForwardWriter writer) =>
        (operation.Norm.Groups == 1 ? OverChannels(operation.Norm, node, writer) : null)
            ?? (operation.Norm.Affine ? CallModule(node, writer) : Function(operation.Norm, node, writer));

    private static string? OverChannels(GroupNormLayer norm, Node node, ForwardWriter writer) =>
        writer.OverChannels(node, "Normalize", NormArguments.Of(writer, norm, norm.Affine, norm.Epsilon));

    private static string Function(GroupNormLayer norm, Node node, ForwardWriter writer)
    {
        var groups = GroupNormLayerWriter.Count(norm, writer.Width(writer.Channels.OutputsOf(norm)!));
        return $"functional.group_norm({writer.Variable(node.Inputs[0])}, {groups}, null, null, {Literals.Of(norm.Epsilon)})";
    }
}
