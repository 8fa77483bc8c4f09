using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.CSharp.Layers;

/// <summary>With a slope for each channel that is left, unless all share one.</summary>
internal sealed class PReLULayerWriter : LayerWriter<PReLULayer>
{
    protected override string Write(PReLULayer layer, string inputWidth, string outputWidth)
    {
        var initial = layer.Initial == PReLULayer.DefaultInitial ? "" : $", {Literals.Of(layer.Initial)}";
        return $"PReLU({(layer.Slopes == 1 ? "1" : outputWidth)}{initial})";
    }
}
