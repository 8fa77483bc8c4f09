using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo.Decoders;

/// <summary>
/// A small language model of the Mistral family (Jiang et al. 2023): a token attends to the last few only, itself included; groups of
/// query heads share keys and values; rotary positions turn neighbouring features; gate and values of SwiGLU come from one layer.
/// </summary>
public abstract class MistralNetwork : Module<Tensor, Tensor>
{
    protected readonly Embedding embed;
    protected readonly ModuleList<Layer> layers;
    protected readonly Parameter norm;
    protected readonly Linear head;
    protected readonly Tensor cos;
    protected readonly Tensor sin;
    private readonly long window;

    protected MistralNetwork(
        string name, long vocabulary = 64, long dim = 64, long hidden = 128, long heads = 4, long keyValueHeads = 2, int depth = 2,
        long window = 4, long maxLength = 32, double theta = 10000.0) : base(name)
    {
        this.window = window;
        embed = Embedding(vocabulary, dim);
        layers = new ModuleList<Layer>();
        for (var i = 0; i < depth; i++)
            layers.Add(new Layer(dim, hidden, heads, keyValueHeads));
        norm = new Parameter(torch.ones(dim));
        head = Linear(dim, vocabulary, hasBias: false);
        var steps = torch.arange(0, dim / heads, 2, dtype: ScalarType.Float32);
        var frequencies = (steps * (-Math.Log(theta) * heads / dim)).exp();
        var angles = torch.arange(maxLength, dtype: ScalarType.Float32).unsqueeze(1) * frequencies;
        cos = angles.cos().unsqueeze(1);
        sin = angles.sin().unsqueeze(1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var length = input.shape[1];
        var positions = torch.arange(length, device: input.device);
        var (queries, keys) = (positions.unsqueeze(1), positions.unsqueeze(0));
        var unseen = (keys > queries) | (keys <= queries - window);
        var x = embed.call(input);
        foreach (var layer in layers)
            x = layer.call(x, cos[TensorIndex.Slice(0, length)], sin[TensorIndex.Slice(0, length)], unseen);
        return head.call(RmsNorm(x, norm));
    }

    private static Tensor RmsNorm(Tensor x, Tensor weight, double eps = 1e-5)
    {
        var scale = x.pow(2).mean(new long[] { -1 }, true).add(eps).rsqrt();
        return weight * (x * scale);
    }

    /// <summary>Attention in a sliding window and a feed-forward network; the norms are parameters of the layer itself.</summary>
    protected sealed class Layer : Module<Tensor, Tensor, Tensor, Tensor, Tensor>
    {
        private readonly long heads;
        private readonly long key_value_heads;
        private readonly Parameter attention_norm;
        private readonly Linear wq;
        private readonly Linear wk;
        private readonly Linear wv;
        private readonly Linear wo;
        private readonly Parameter feed_forward_norm;
        private readonly Linear gate_up;
        private readonly Linear down;

        public Layer(long dim, long hidden, long heads, long keyValueHeads) : base(nameof(Layer))
        {
            this.heads = heads;
            key_value_heads = keyValueHeads;
            var keyValueDim = dim / heads * keyValueHeads;
            attention_norm = new Parameter(torch.ones(dim));
            wq = Linear(dim, dim, hasBias: false);
            wk = Linear(dim, keyValueDim, hasBias: false);
            wv = Linear(dim, keyValueDim, hasBias: false);
            wo = Linear(dim, dim, hasBias: false);
            feed_forward_norm = new Parameter(torch.ones(dim));
            gate_up = Linear(dim, 2 * hidden, hasBias: false);
            down = Linear(hidden, dim, hasBias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor cos, Tensor sin, Tensor unseen)
        {
            x = x + Attend(RmsNorm(x, attention_norm), cos, sin, unseen);
            var parts = gate_up.call(RmsNorm(x, feed_forward_norm)).chunk(2, dim: -1);
            return x + down.call(functional.silu(parts[0]) * parts[1]);
        }

        private Tensor Attend(Tensor x, Tensor cos, Tensor sin, Tensor unseen)
        {
            var (b, s, c) = (x.shape[0], x.shape[1], x.shape[2]);
            var (groups, d) = (heads / key_value_heads, c / heads);
            var q = Rotate(wq.call(x).view(b, s, heads, d), cos, sin).view(b, s, key_value_heads, groups, d);
            var k = Rotate(wk.call(x).view(b, s, key_value_heads, d), cos, sin);
            var v = wv.call(x).view(b, s, key_value_heads, d);
            var scores = torch.einsum("bsngd,btnd->bngst", q, k) * Math.Pow(d, -0.5);
            var weights = functional.softmax(scores.masked_fill(unseen, double.NegativeInfinity), -1);
            var attended = torch.einsum("bngst,btnd->bsngd", weights, v);
            return wo.call(attended.reshape(b, s, c));
        }

        private static Tensor Rotate(Tensor x, Tensor cos, Tensor sin)
        {
            var pairs = x.reshape(x.shape[0], x.shape[1], x.shape[2], -1, 2);
            var even = pairs[TensorIndex.Ellipsis, 0];
            var odd = pairs[TensorIndex.Ellipsis, 1];
            return torch.stack(new[] { even * cos - odd * sin, even * sin + odd * cos }, dim: -1).flatten(-2);
        }
    }
}
