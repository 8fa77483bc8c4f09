// expect: parameters 7938, macs 261120, groups 8, gates 136, notes 0
// PatchTST (Nie et al. 2023) in small: variables apart, patches of time as tokens, batch norms in the encoder, instance norm undone at the end.
[Prunable("64x3")]
public sealed partial class PatchTst : Module<Tensor, Tensor>
{
    private readonly long patch_len, stride;
    private readonly RevIn revin;
    private readonly ReplicationPad1d padding_patch_layer;
    private readonly Linear W_P, head;
    private readonly Parameter W_pos;
    private readonly Dropout dropout;
    private readonly ModuleList<EncoderLayer> encoder;

    public PatchTst(long c_in = 3, long context_window = 64, long target_window = 12, long patch_len = 8, long stride = 4, long d_model = 16, int n_layers = 2) : base("PatchTST")
    {
        (this.patch_len, this.stride) = (patch_len, stride);
        var patch_num = (context_window - patch_len) / stride + 2;
        revin = new RevIn(c_in);
        padding_patch_layer = ReplicationPad1d((0, stride));
        W_P = Linear(patch_len, d_model);
        W_pos = Parameter(torch.empty(patch_num, d_model));
        init.uniform_(W_pos, -0.02, 0.02);
        dropout = Dropout(0.1);
        encoder = new ModuleList<EncoderLayer>();
        encoder.extend(Enumerable.Repeat(0, n_layers).Select(_ => new EncoderLayer(d_model, n_heads: 4, d_ff: 32)));
        head = Linear(d_model * patch_num, target_window);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var z = revin.Normalize(x, out var statistics).permute(0, 2, 1);
        z = padding_patch_layer.call(z);
        z = z.unfold(dimension: -1, size: patch_len, step: stride);
        var (bs, n_vars, patch_num) = (z.shape[0], z.shape[1], z.shape[2]);
        var u = W_P.call(z).reshape(bs * n_vars, patch_num, -1);
        u = dropout.call(u + W_pos);
        foreach (var layer in encoder)
            u = layer.call(u);
        u = u.reshape(bs, n_vars, patch_num, -1).permute(0, 1, 3, 2);
        var forecast = head.call(u.flatten(start_dim: -2)).permute(0, 2, 1);
        return revin.Denormalize(forecast, statistics);
    }

    private sealed class RevIn : Module
    {
        private const double eps = 1e-5;
        private readonly Parameter affine_weight, affine_bias;

        public RevIn(long num_features) : base(nameof(RevIn))
        {
            affine_weight = Parameter(torch.ones(num_features));
            affine_bias = Parameter(torch.zeros(num_features));
            RegisterComponents();
        }

        public Tensor Normalize(Tensor x, out (Tensor Mean, Tensor Std) statistics)
        {
            statistics.Mean = x.mean([1], keepdim: true).detach();
            statistics.Std = torch.sqrt(torch.var(x, 1L, unbiased: false, keepdim: true) + eps).detach();
            return (x - statistics.Mean) / statistics.Std * affine_weight + affine_bias;
        }

        public Tensor Denormalize(Tensor y, (Tensor Mean, Tensor Std) statistics) =>
            (y - affine_bias) / (affine_weight + eps * eps) * statistics.Std + statistics.Mean;
    }

    private sealed class Transpose(long first, long second) : Module<Tensor, Tensor>(nameof(Transpose))
    {
        public override Tensor forward(Tensor x) => x.transpose(first, second);
    }

    private sealed class EncoderLayer : Module<Tensor, Tensor>
    {
        private readonly long n_heads;
        private readonly Linear W_Q, W_K, W_V, to_out;
        private readonly Sequential norm_attn, ff, norm_ffn;

        public EncoderLayer(long d_model, long n_heads, long d_ff) : base(nameof(EncoderLayer))
        {
            this.n_heads = n_heads;
            W_Q = Linear(d_model, d_model);
            W_K = Linear(d_model, d_model);
            W_V = Linear(d_model, d_model);
            to_out = Linear(d_model, d_model);
            Sequential BatchNormOver(long d) => Sequential(new Transpose(1, 2), BatchNorm1d(d), new Transpose(1, 2));
            norm_attn = BatchNormOver(d_model);
            ff = Sequential(Linear(d_model, d_ff), GELU(), Dropout(0.1), Linear(d_ff, d_model));
            norm_ffn = BatchNormOver(d_model);
            RegisterComponents();
        }

        private Tensor Heads(Tensor x) => x.view(x.shape[0], x.shape[1], n_heads, -1).transpose(1, 2);

        public override Tensor forward(Tensor src)
        {
            var output = functional.scaled_dot_product_attention(Heads(W_Q.call(src)), Heads(W_K.call(src)), Heads(W_V.call(src)));
            output = output.transpose(1, 2).contiguous().view(src.shape[0], src.shape[1], -1);
            src = norm_attn.call(src + to_out.call(output));
            return norm_ffn.call(src + ff.call(src));
        }
    }
}
