using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// A tiny ConvNeXt (Liu et al. 2022) for 32x32 images: depthwise 7x7 convolutions, and linear layers over channels that come last for
/// their sake, with a layer scale. 60,946 parameters; 1,553,376 multiply-accumulates in layers, and no other matrix products.
/// </summary>
[Prunable("3x32x32", Residual = ResidualTreatment.Stream)]
public sealed partial class ConvNeXt : Module<Tensor, Tensor>
{
    private readonly ModuleList<Sequential> downsample_layers;
    private readonly ModuleList<Sequential> stages;
    private readonly LayerNorm norm;
    private readonly Linear head;

    public ConvNeXt(int[]? depths = null, long[]? widths = null, double layerScale = 1e-6, long classes = 10) : base(nameof(ConvNeXt))
    {
        depths ??= [2, 2];
        widths ??= [24, 48];
        downsample_layers = new ModuleList<Sequential>();
        downsample_layers.Add(Sequential(Conv2d(3, widths[0], 4, stride: 4), new ChannelNorm(widths[0])));
        for (var i = 1; i < widths.Length; i++)
            downsample_layers.Add(Sequential(new ChannelNorm(widths[i - 1]), Conv2d(widths[i - 1], widths[i], 2, stride: 2)));
        stages = new ModuleList<Sequential>();
        for (var i = 0; i < depths.Length; i++)
        {
            var stage = Sequential();
            for (var j = 0; j < depths[i]; j++)
                stage.append(new Block(widths[i], layerScale));
            stages.Add(stage);
        }
        norm = LayerNorm(widths[^1], eps: 1e-6);
        head = Linear(widths[^1], classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = input;
        for (var i = 0; i < stages.Count; i++)
            x = stages[i].call(downsample_layers[i].call(x));
        return head.call(norm.call(x.mean(new long[] { -2, -1 })));
    }

    /// <summary>A depthwise convolution, and an MLP for each position.</summary>
    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Conv2d dwconv;
        private readonly LayerNorm norm;
        private readonly Linear pwconv1;
        private readonly GELU act;
        private readonly Linear pwconv2;
        private readonly Parameter gamma;

        public Block(long dim, double layerScale) : base(nameof(Block))
        {
            dwconv = Conv2d(dim, dim, kernel_size: 7, padding: 3, groups: dim);
            norm = LayerNorm(dim, eps: 1e-6);
            pwconv1 = Linear(dim, 4 * dim);
            act = GELU();
            pwconv2 = Linear(4 * dim, dim);
            gamma = new Parameter(torch.ones(dim) * layerScale);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var x = dwconv.call(input).permute(0, 2, 3, 1);
            x = pwconv2.call(act.call(pwconv1.call(norm.call(x))));
            return input + (gamma * x).permute(0, 3, 1, 2);
        }
    }

    /// <summary>A layer norm over the channels of each position, which come first.</summary>
    private sealed class ChannelNorm : Module<Tensor, Tensor>
    {
        private readonly double eps;
        private readonly Parameter weight;
        private readonly Parameter bias;

        public ChannelNorm(long channels, double eps = 1e-6) : base(nameof(ChannelNorm))
        {
            this.eps = eps;
            weight = new Parameter(torch.ones(channels));
            bias = new Parameter(torch.zeros(channels));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var centred = x - x.mean(new long[] { 1 }, keepdim: true);
            var variance = (centred * centred).mean(new long[] { 1 }, keepdim: true);
            return centred / torch.sqrt(variance + eps) * weight.view(-1, 1, 1) + bias.view(-1, 1, 1);
        }
    }
}
