using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Graph.Layers;

/// <summary>The window; sizes are in the weight.</summary>
internal sealed class ConvolutionWriter : GraphWriter<Convolution>
{
    protected override void Write(Convolution operation, Node node, GraphArguments arguments)
    {
        var layer = (ConvolutionLayer)operation.Layer;
        arguments.Add("stride", layer.Stride, 1);
        arguments.Add("padding", layer.Padding, 0);
        arguments.Add("dilation", layer.Dilation, 1);
        arguments.Add("groups", layer.Groups, 1);
        if (layer.PaddingMode != "Zeros")
            arguments.Add("padding_mode", layer.PaddingMode);
    }
}
