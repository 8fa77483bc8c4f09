using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>The shapes of layers' weights, for tensors that are made like them.</summary>
internal static class LayerShapes
{
    public static Shape? Of(Layer layer, StateTensor state) => layer switch
    {
        LinearLayer linear => state.Name == "bias" ? new Shape(new Dimension(linear.OutFeatures)) : new Shape(new Dimension(linear.OutFeatures), new Dimension(linear.InFeatures)),
        EmbeddingLayer embedding => new Shape(new Dimension(state.FixedElements), new Dimension(embedding.Dimensions)),
        EmbeddingBagLayer => new Shape(new Dimension(state.FixedElements), new Dimension(layer.Widths.Output)),
        LayerNormLayer norm => new Shape(norm.NormalizedShape.Select(static s => new Dimension(s)).ToArray()),
        GroupNormLayer norm => new Shape(new Dimension(norm.Channels)),
        PReLULayer slopes => new Shape(new Dimension(slopes.Slopes)),
        BatchNormLayer norm => new Shape(new Dimension(norm.Features)),
        ConvolutionLayer convolution => state.Name == "bias" ? new Shape(new Dimension(convolution.OutChannels))
            : new Shape([new Dimension(convolution.OutChannels), new Dimension(convolution.InChannels / convolution.Groups), .. convolution.Kernel.Select(static k => new Dimension(k))]),
        ConvolutionTransposeLayer transposed => state.Name == "bias" ? new Shape(new Dimension(transposed.OutChannels))
            : new Shape([new Dimension(transposed.InChannels), new Dimension(transposed.OutChannels / transposed.Groups), .. transposed.Kernel.Select(static k => new Dimension(k))]),
        _ => null,
    };
}
