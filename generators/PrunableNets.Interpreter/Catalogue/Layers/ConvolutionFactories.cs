using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.Conv1d</c>, <c>nn.Conv2d</c>, <c>nn.Conv3d</c>.</summary>
internal static class ConvolutionFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        for (var rank = 1; rank <= 3; rank++)
        {
            var spatial = rank;
            catalogue.Method("TorchSharp.torch.nn", $"Conv{spatial}d", call => Create(call, spatial));
        }
    }

    private static ModuleValue Create(CallContext call, int spatial)
    {
        var input = Positive(call, "in_channels");
        var output = Positive(call, "out_channels");
        var groups = call.Has("groups") ? Positive(call, "groups") : 1;
        if (input % groups != 0 || output % groups != 0)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"{call.Member}: {input} input and {output} output channels are no multiples of {groups} groups");
        var kernel = call.Longs("kernel_size", spatial, 1);
        var dilation = call.Longs("dilation", spatial, 1);
        var layer = new ConvolutionLayer(
            input, output, kernel, call.Longs("stride", spatial, 1), PaddingOf(call, kernel, dilation), dilation, groups, call.Bool("bias", true),
            call.Has("padding_mode") && call.Get("padding_mode") is EnumValue mode ? char.IsLetter(mode.Member[0]) ? mode.Member : throw call.Refuse($"the padding mode {mode.Member}") : "Zeros");
        return new ModuleValue("TorchSharp.Modules." + layer.Type, ModuleKind.Layer, layer);
    }

    private static long[] PaddingOf(CallContext call, long[] kernel, long[] dilation)
    {
        if (!call.Has("padding") || call.Get("padding") is not EnumValue { Member: var member })
            return call.Longs("padding", kernel.Length, 0);
        var padding = new long[kernel.Length];
        for (var i = 0; member == "Same" && i < kernel.Length; i++)
        {
            var total = dilation[i] * (kernel[i] - 1);
            if (total % 2 != 0)
                throw call.Refuse($"{call.Member} with padding Same and an even kernel pads unevenly");
            padding[i] = total / 2;
        }
        return padding;
    }

    private static long Positive(CallContext call, string name)
    {
        var value = call.Long(name);
        return value > 0 ? value : throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"{call.Member}: '{name}' is {value}");
    }
}
