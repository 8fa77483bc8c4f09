using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// A block of the <see cref="SwinTransformer"/>: attention in windows, which may be shifted, and a GELU MLP, both pre-norm.
/// </summary>
internal sealed class SwinBlock : Module<Tensor, Tensor>
{
    private readonly long size;
    private readonly long window;
    private readonly long shift;
    private readonly LayerNorm norm1;
    private readonly WindowAttention attn;
    private readonly LayerNorm norm2;
    private readonly Sequential mlp;
    private readonly Tensor? attn_mask;

    public SwinBlock(long width, long heads, long size, long window, long shift) : base(nameof(SwinBlock))
    {
        this.size = size;
        this.window = window;
        this.shift = shift;
        norm1 = LayerNorm(width);
        attn = new WindowAttention(width, heads, window);
        norm2 = LayerNorm(width);
        mlp = Sequential(("fc1", Linear(width, 4 * width)), ("act", GELU()), ("fc2", Linear(4 * width, width)));
        if (shift > 0)
            attn_mask = MaskOf(size, window, shift);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (batch, tokens, channels) = (x.shape[0], x.shape[1], x.shape[2]);
        var map = norm1.call(x).view(batch, size, size, channels);
        if (shift > 0)
            map = torch.roll(map, new[] { -shift, -shift }, new long[] { 1, 2 });
        map = Join(attn.call(Partition(map, window), attn_mask));
        if (shift > 0)
            map = torch.roll(map, new[] { shift, shift }, new long[] { 1, 2 });
        x = x + map.reshape(batch, tokens, channels);
        return x + mlp.call(norm2.call(x));
    }

    /// <summary>From maps [B, H, W, C] to windows [B * windows, tokens, C].</summary>
    private static Tensor Partition(Tensor map, long window)
    {
        var (height, width, channels) = (map.shape[1], map.shape[2], map.shape[3]);
        var parts = map.view(-1, height / window, window, width / window, window, channels);
        return parts.permute(0, 1, 3, 2, 4, 5).reshape(-1, window * window, channels);
    }

    /// <summary>From windows back to maps.</summary>
    private Tensor Join(Tensor windows)
    {
        var (count, channels) = (size / window, windows.shape[2]);
        var parts = windows.view(-1, count, count, window, window, channels);
        return parts.permute(0, 1, 3, 2, 4, 5).reshape(-1, size, size, channels);
    }

    /// <summary>For each window, -100 between tokens that are neighbours only because the map was rolled.</summary>
    private static Tensor MaskOf(long size, long window, long shift)
    {
        var places = torch.arange(size);
        var bands = (places >= size - window).to_type(ScalarType.Int64) + (places >= size - shift).to_type(ScalarType.Int64);
        var regions = bands.unsqueeze(1) * 3 + bands.unsqueeze(0);
        var windows = Partition(regions.view(1, size, size, 1), window).squeeze(-1);
        var apart = (windows.unsqueeze(1) - windows.unsqueeze(2)).ne(0);
        return apart.to_type(ScalarType.Float32) * -100.0;
    }

    /// <summary>Attention among the tokens of a window, with a learned bias for each offset between two of them.</summary>
    private sealed class WindowAttention : Module<Tensor, Tensor?, Tensor>
    {
        private readonly long heads;
        private readonly double scale;
        private readonly Parameter relative_position_bias_table;
        private readonly Tensor relative_position_index;
        private readonly Linear qkv;
        private readonly Linear proj;

        public WindowAttention(long width, long heads, long window) : base(nameof(WindowAttention))
        {
            this.heads = heads;
            scale = Math.Pow(width / heads, -0.5);
            relative_position_bias_table = new Parameter(torch.zeros((2 * window - 1) * (2 * window - 1), heads));
            init.trunc_normal_(relative_position_bias_table, std: 0.02);
            relative_position_index = IndexOf(window);
            qkv = Linear(width, 3 * width);
            proj = Linear(width, width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? mask)
        {
            var (count, tokens, channels) = (x.shape[0], x.shape[1], x.shape[2]);
            var parts = qkv.call(x).reshape(count, tokens, 3, heads, channels / heads).permute(2, 0, 3, 1, 4);
            var (q, k, v) = (parts[0], parts[1], parts[2]);
            var scores = (q * scale).matmul(k.transpose(-2, -1));
            var bias = relative_position_bias_table[relative_position_index].view(tokens, tokens, heads);
            scores = scores + bias.permute(2, 0, 1).unsqueeze(0);
            if (mask is not null)
            {
                scores = scores.view(-1, mask.shape[0], heads, tokens, tokens) + mask.unsqueeze(1).unsqueeze(0);
                scores = scores.view(-1, heads, tokens, tokens);
            }
            return proj.call(scores.softmax(-1).matmul(v).transpose(1, 2).reshape(count, tokens, channels));
        }

        /// <summary>For each pair of tokens, the row of the table that has their offset.</summary>
        private static Tensor IndexOf(long window)
        {
            var tokens = window * window;
            var index = new long[tokens * tokens];
            for (var i = 0L; i < tokens; i++)
            {
                for (var j = 0L; j < tokens; j++)
                {
                    var down = i / window - j / window + window - 1;
                    var right = i % window - j % window + window - 1;
                    index[i * tokens + j] = down * (2 * window - 1) + right;
                }
            }
            return torch.tensor(index);
        }
    }
}
