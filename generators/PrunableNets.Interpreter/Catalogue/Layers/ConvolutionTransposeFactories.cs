using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.ConvTranspose1d</c>, <c>nn.ConvTranspose2d</c>, <c>nn.ConvTranspose3d</c>.</summary>
internal static class ConvolutionTransposeFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        for (var rank = 1; rank <= 3; rank++)
        {
            var spatial = rank;
            catalogue.Method("TorchSharp.torch.nn", $"ConvTranspose{spatial}d", call => Create(call, spatial));
        }
    }

    private static ModuleValue Create(CallContext call, int spatial)
    {
        var (input, output, groups) = (call.Long("in_channels"), call.Long("out_channels"), call.Long("groups", 1));
        if (input <= 0 || output <= 0 || groups <= 0 || input % groups != 0 || output % groups != 0)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"{call.Member}: {input} input and {output} output channels are no multiples of {groups} groups");
        var layer = new ConvolutionTransposeLayer(
            input, output, call.Longs("kernel_size", spatial, 1), call.Longs("stride", spatial, 1), call.Longs("padding", spatial, 0),
            call.Longs("output_padding", spatial, 0), call.Longs("dilation", spatial, 1), groups, call.Bool("bias", true));
        return new ModuleValue("TorchSharp.Modules." + layer.Type, ModuleKind.Layer, layer);
    }
}
