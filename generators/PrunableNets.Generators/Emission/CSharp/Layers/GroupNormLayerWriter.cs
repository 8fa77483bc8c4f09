using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With the groups that are left.</summary>
internal sealed class GroupNormLayerWriter : LayerWriter<GroupNormLayer>
{
    protected override string Write(GroupNormLayer layer, string inputWidth, string outputWidth)
    {
        var text = $"GroupNorm({Count(layer, outputWidth)}, {outputWidth}";
        if (layer.Epsilon != 1e-5)
            text += $", eps: {Literals.Of(layer.Epsilon)}";
        return text + (layer.Affine ? ")" : ", affine: false)");
    }

    /// <summary>The number of groups of so many channels, as an expression: one group stays one, whichever channels it loses.</summary>
    public static string Count(GroupNormLayer layer, string width) =>
        layer.Groups == 1 ? "1" : Groups(width, layer.Channels / layer.Groups);
}
