using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With what differs from the defaults, by name.</summary>
internal sealed class BatchNormLayerWriter : LayerWriter<BatchNormLayer>
{
    protected override string Write(BatchNormLayer layer, string inputWidth, string outputWidth)
    {
        var text = $"{layer.Type}({outputWidth}";
        if (layer.Epsilon != 1e-5)
            text += $", eps: {Literals.Of(layer.Epsilon)}";
        if (layer.Momentum != 0.1)
            text += $", momentum: {Literals.Of(layer.Momentum)}";
        if (!layer.Affine)
            text += ", affine: false";
        return text + (layer.TrackRunningStats ? ")" : ", track_running_stats: false)");
    }
}
