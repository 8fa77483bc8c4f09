using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With all arguments in order.</summary>
internal sealed class InstanceNormLayerWriter : LayerWriter<InstanceNormLayer>
{
    protected override string Write(InstanceNormLayer layer, string inputWidth, string outputWidth) =>
        $"{layer.Type}({outputWidth}, {Literals.Of(layer.Epsilon)}, {Literals.Of(layer.Momentum)}"
            + $", {Literals.Of(layer.Affine)}, {Literals.Of(layer.TrackRunningStats)})";
}
