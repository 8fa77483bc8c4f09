using System;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo.Decoders;

/// <summary>
/// A small language model of the Phi family (Li et al. 2023): attention and a GELU network side by side behind one layer norm, rotary
/// positions for half of each head's features, biases everywhere, and caches of keys and values, which begin empty. 108,096 parameters;
/// for 12 tokens 1,228,800 multiply-accumulates in layers, 1,265,664 with the matrix products of attention.
/// </summary>
[Prunable("12:long", Residual = ResidualTreatment.Stream)]
public sealed partial class PhiDecoder : Module<Tensor, Tensor>
{
    private readonly PhiConfig config;
    private readonly Embedding embed;
    private readonly ModuleList<LayerNorm> norms = new();
    private readonly ModuleList<Linear> qkv = new();
    private readonly ModuleList<Linear> dense = new();
    private readonly ModuleList<Linear> fc1 = new();
    private readonly ModuleList<Linear> fc2 = new();
    private readonly LayerNorm final_norm;
    private readonly Linear head;

    public PhiDecoder(PhiConfig? config = null) : base(nameof(PhiDecoder))
    {
        this.config = config ?? new PhiConfig();
        var width = this.config.Width;
        embed = Embedding(this.config.Vocabulary, width);
        for (var layer = 0; layer < this.config.Layers; layer++)
        {
            norms.Add(LayerNorm(width, this.config.Epsilon));
            qkv.Add(Linear(width, 3 * width));
            dense.Add(Linear(width, width));
            fc1.Add(Linear(width, 4 * width));
            fc2.Add(Linear(4 * width, width));
        }
        final_norm = LayerNorm(width, this.config.Epsilon);
        head = Linear(width, this.config.Vocabulary);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = embed.call(input);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var keys = torch.zeros(input.shape[0], config.Heads, 0, config.HeadWidth, device: input.device);
            var values = torch.zeros(input.shape[0], config.Heads, 0, config.HeadWidth, device: input.device);
            var normed = norms[layer].call(x);
            x = x + Attend(layer, normed, keys, values) + FeedForward(layer, normed);
        }
        return head.call(final_norm.call(x));
    }

    /// <summary>Attention to the tokens of the caches, and behind them to those of <paramref name="x"/> that are not later.</summary>
    private Tensor Attend(int layer, Tensor x, Tensor keys, Tensor values)
    {
        var (past, length) = (keys.shape[2], x.shape[1]);
        var (cos, sin) = Turns(past, length, x.device);
        var parts = qkv[layer].call(x).chunk(3, dim: -1);
        var q = Rotate(SplitHeads(parts[0]), cos, sin);
        keys = torch.cat(new[] { keys, Rotate(SplitHeads(parts[1]), cos, sin) }, dim: 2);
        values = torch.cat(new[] { values, SplitHeads(parts[2]) }, dim: 2);
        var future = torch.ones(length, past + length, dtype: ScalarType.Bool, device: x.device).triu(past + 1);
        var scores = q.matmul(keys.transpose(-2, -1)) * (1.0 / Math.Sqrt(config.HeadWidth));
        var weights = scores.masked_fill(future, float.NegativeInfinity).softmax(-1);
        return dense[layer].call(weights.matmul(values).transpose(1, 2).flatten(2));
    }

    private Tensor FeedForward(int layer, Tensor x) => fc2[layer].call(functional.gelu(fc1[layer].call(x)));

    private Tensor SplitHeads(Tensor x) => x.view(x.shape[0], x.shape[1], config.Heads, config.HeadWidth).transpose(1, 2);

    /// <summary>Cosine and sine of how far each pair of features is turned at each position.</summary>
    private (Tensor Cos, Tensor Sin) Turns(long start, long length, Device device)
    {
        var width = config.RotaryWidth;
        var steps = torch.arange(0, width, 2, dtype: ScalarType.Float32, device: device);
        var positions = torch.arange(start, start + length, dtype: ScalarType.Float32, device: device);
        var angles = torch.outer(positions, torch.exp(steps * (-Math.Log(config.Theta) / width)));
        return (angles.cos(), angles.sin());
    }

    private Tensor Rotate(Tensor x, Tensor cos, Tensor sin)
    {
        var half = config.RotaryWidth / 2;
        var first = x.narrow(-1, 0, half);
        var second = x.narrow(-1, half, half);
        var rest = x.narrow(-1, 2 * half, config.HeadWidth - 2 * half);
        return torch.cat(new[] { first * cos - second * sin, second * cos + first * sin, rest }, dim: -1);
    }
}
