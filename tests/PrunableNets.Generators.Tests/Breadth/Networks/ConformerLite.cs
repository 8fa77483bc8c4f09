// expect: parameters 31264, macs 264456, groups 16, gates 640, notes 0, float32 alone
// Conformer (Gulati et al. 2020) in small: half-step feed-forward layers around attention with relative positions and a gated convolution.
using F = TorchSharp.torch.nn.functional;

[Prunable("35x19")]
public sealed partial class ConformerLite : Module<Tensor, Tensor>
{
    private readonly Sequential subsampling;
    private readonly Linear input_projection, fc;
    private readonly ModuleList<ConformerBlock> layers;

    public ConformerLite(int input_dim = 19, long d = 24, int num_layers = 2, int num_classes = 12) : base("Conformer")
    {
        subsampling = Sequential(Conv2d(1, 8, 3, stride: 2), ReLU(), Conv2d(8, 8, 3, stride: 2), ReLU());
        var reduced = ((input_dim - 1) / 2 - 1) / 2;
        input_projection = Linear(8 * reduced, d);
        layers = new ModuleList<ConformerBlock>(Enumerable.Range(0, num_layers).Select(_ => new ConformerBlock(d, heads: 4, kernel_size: 7)).ToArray());
        fc = Linear(d, num_classes, hasBias: false);
        RegisterComponents();
    }

    private static Tensor Positions(long length, long d)
    {
        var position = torch.arange(length - 1, -length, -1, dtype: torch.float32).unsqueeze(1);
        var frequency = torch.exp(torch.arange(0, d, 2, dtype: torch.float32) * (-Math.Log(10000.0) / d));
        return torch.stack(new[] { torch.sin(position * frequency), torch.cos(position * frequency) }, -1).flatten(1).unsqueeze(0);
    }

    public override Tensor forward(Tensor inputs)
    {
        var x = subsampling.call(inputs.unsqueeze(1));
        x = x.permute(0, 2, 1, 3).flatten(2);
        x = input_projection.call(x);
        var pos = Positions(x.shape[1], x.shape[2]);
        x = layers.Aggregate(x, (h, layer) => layer.call(h, pos));
        return F.log_softmax(fc.call(x), -1);
    }

    private sealed class ConformerBlock : Module<Tensor, Tensor, Tensor>
    {
        private readonly Sequential ff1, ff2, conv_in, conv_out;
        private readonly LayerNorm conv_norm, attn_norm, final_norm;
        private readonly RelativeAttention attn;

        public ConformerBlock(long d, int heads, int kernel_size) : base(nameof(ConformerBlock))
        {
            Sequential FeedForward() => Sequential(LayerNorm(d), Linear(d, 4 * d), SiLU(), Dropout(0.1), Linear(4 * d, d), Dropout(0.1));
            (ff1, ff2) = (FeedForward(), FeedForward());
            (conv_norm, attn_norm, final_norm) = (LayerNorm(d), LayerNorm(d), LayerNorm([d]));
            attn = new RelativeAttention(d, heads);
            conv_in = Sequential(Conv1d(d, 2 * d, 1), GLU(dim: 1));
            conv_out = Sequential(
                Conv1d(d, d, kernel_size, padding: (kernel_size - 1) / 2, groups: d), BatchNorm1d(d), SiLU(), Conv1d(d, d, 1), Dropout(0.1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor pos)
        {
            x = x + 0.5 * ff1.call(x);
            x = x + attn.call(attn_norm.call(x), pos);
            x = x + conv_out.call(conv_in.call(conv_norm.call(x).transpose(1, 2))).transpose(1, 2);
            x = x + 0.5 * ff2.call(x);
            return final_norm.call(x);
        }
    }

    private sealed class RelativeAttention : Module<Tensor, Tensor, Tensor>
    {
        private readonly long h, d_k;
        private readonly Linear linear_q, linear_k, linear_v, linear_out, linear_pos;
        private readonly Parameter pos_bias_u, pos_bias_v;

        public RelativeAttention(long d, long heads) : base(nameof(RelativeAttention))
        {
            (h, d_k) = (heads, d / heads);
            (linear_q, linear_k, linear_v, linear_out) = (Linear(d, d), Linear(d, d), Linear(d, d), Linear(d, d));
            linear_pos = Linear(d, d, hasBias: false);
            pos_bias_u = new Parameter(torch.randn(h, d_k) * 0.1);
            pos_bias_v = new Parameter(torch.randn(h, d_k) * 0.1);
            RegisterComponents();
        }

        private static Tensor RelShift(Tensor x)
        {
            var zero_pad = torch.zeros(x.shape[0], x.shape[1], x.shape[2], 1);
            var padded = torch.cat(new[] { zero_pad, x }, -1).view(x.shape[0], x.shape[1], x.shape[3] + 1, x.shape[2]);
            return padded[.., .., 1..].reshape(x.shape)[TensorIndex.Ellipsis, TensorIndex.Slice(null, x.shape[3] / 2 + 1)];
        }

        public override Tensor forward(Tensor x, Tensor pos)
        {
            var (b, t) = (x.size(0), x.size(1));
            var q = linear_q.call(x).view(b, t, h, d_k);
            var k = linear_k.call(x).view(b, t, h, d_k).transpose(1, 2);
            var v = linear_v.call(x).view(b, t, h, d_k).transpose(1, 2);
            var p = linear_pos.call(pos).view(1, -1, h, d_k).transpose(1, 2);
            var ac = torch.matmul((q + pos_bias_u).transpose(1, 2), k.transpose(-2, -1));
            var bd = torch.matmul((q + pos_bias_v).transpose(1, 2), p.transpose(-2, -1));
            var scores = (ac + RelShift(bd)) / Math.Sqrt(d_k);
            var context = torch.matmul(scores.softmax(-1), v);
            return linear_out.call(context.transpose(1, 2).contiguous().view(b, t, h * d_k));
        }
    }
}
