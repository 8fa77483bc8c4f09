using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// A small MLP-Mixer (Tolstikhin et al. 2021) for 32x32 images: patches of 8, MLPs that mix tokens and MLPs that mix channels in turn,
/// the mean over tokens. 41,722 parameters; 737,760 multiply-accumulates in layers, and no other matrix products.
/// </summary>
[Prunable("3x32x32", Residual = ResidualTreatment.Stream)]
public sealed partial class MlpMixer : Module<Tensor, Tensor>
{
    private readonly Conv2d stem;
    private readonly ModuleList<MixerLayer> layers;
    private readonly LayerNorm norm;
    private readonly Linear head;

    public MlpMixer(
        long imageSize = 32, long patchSize = 8, long width = 48, long tokenHidden = 32, long channelHidden = 96, int depth = 3,
        long classes = 10) : base(nameof(MlpMixer))
    {
        var tokens = (imageSize / patchSize) * (imageSize / patchSize);
        stem = Conv2d(3, width, patchSize, stride: patchSize);
        layers = new ModuleList<MixerLayer>();
        for (var i = 0; i < depth; i++)
            layers.Add(new MixerLayer(tokens, width, tokenHidden, channelHidden));
        norm = LayerNorm(width);
        head = Linear(width, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = stem.call(input).flatten(2).transpose(1, 2);
        foreach (var layer in layers)
            x = layer.call(x);
        return head.call(norm.call(x).mean(new long[] { 1 }));
    }

    private sealed class MixerLayer : Module<Tensor, Tensor>
    {
        private readonly LayerNorm norm1;
        private readonly Mlp token_mixing;
        private readonly LayerNorm norm2;
        private readonly Mlp channel_mixing;

        public MixerLayer(long tokens, long width, long tokenHidden, long channelHidden) : base(nameof(MixerLayer))
        {
            norm1 = LayerNorm(width);
            token_mixing = new Mlp(tokens, tokenHidden);
            norm2 = LayerNorm(width);
            channel_mixing = new Mlp(width, channelHidden);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = x + token_mixing.call(norm1.call(x).transpose(1, 2)).transpose(1, 2);
            return x + channel_mixing.call(norm2.call(x));
        }
    }

    private sealed class Mlp : Module<Tensor, Tensor>
    {
        private readonly Linear fc1;
        private readonly Linear fc2;

        public Mlp(long width, long hidden) : base(nameof(Mlp))
        {
            fc1 = Linear(width, hidden);
            fc2 = Linear(hidden, width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => fc2.call(functional.gelu(fc1.call(x)));
    }
}
