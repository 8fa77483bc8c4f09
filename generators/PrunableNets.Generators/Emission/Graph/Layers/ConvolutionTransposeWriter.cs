using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Graph.Layers;

/// <summary>The window; sizes are in the weight.</summary>
internal sealed class ConvolutionTransposeWriter : GraphWriter<ConvolutionTranspose>
{
    protected override void Write(ConvolutionTranspose operation, Node node, GraphArguments arguments)
    {
        var layer = (ConvolutionTransposeLayer)operation.Layer;
        arguments.Add("stride", layer.Stride, 1);
        arguments.Add("padding", layer.Padding, 0);
        arguments.Add("output_padding", layer.OutputPadding, 0);
        arguments.Add("dilation", layer.Dilation, 1);
        arguments.Add("groups", layer.Groups, 1);
    }
}
