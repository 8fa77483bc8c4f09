// expect: parameters 13325, macs 485440, groups 17, gates 368, notes 0
// Conv-TasNet's separator (Luo and Mesgarani 2019): a learned encoder, masks of several sources, a transposed decoder.
[Prunable("1x320")]
public sealed partial class ConvTasNet : Module<Tensor, Tensor>
{
    private readonly int num_sources, enc_num_feats;
    private readonly Conv1d encoder;
    private readonly MaskGenerator mask_generator;
    private readonly ConvTranspose1d decoder;

    public ConvTasNet(int num_sources = 2, int enc_kernel_size = 16, int enc_num_feats = 32, int msk_num_feats = 16, int msk_num_hidden_feats = 32, int msk_num_layers = 3, int msk_num_stacks = 2) : base(nameof(ConvTasNet))
    {
        this.num_sources = num_sources;
        this.enc_num_feats = enc_num_feats;
        var enc_stride = enc_kernel_size / 2;
        encoder = Conv1d(in_channels: 1, out_channels: enc_num_feats, kernel_size: enc_kernel_size, stride: enc_stride, padding: enc_stride, bias: false);
        mask_generator = new MaskGenerator(enc_num_feats, num_sources, msk_num_feats, msk_num_hidden_feats, msk_num_layers, msk_num_stacks);
        decoder = ConvTranspose1d(enc_num_feats, 1, kernel_size: enc_kernel_size, stride: enc_stride, padding: enc_stride, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        if (input.ndim != 3 || input.shape[1] != 1)
            throw new ArgumentException($"Expected 3D tensor (batch, channel==1, frames). Found {input.ndim}");
        var batch_size = input.shape[0];
        var feats = encoder.call(input);
        var masked = mask_generator.call(feats) * feats.unsqueeze(1);
        masked = masked.view(batch_size * num_sources, enc_num_feats, -1);
        var decoded = decoder.call(masked);
        return decoded.view(batch_size, num_sources, -1);
    }

    private sealed class MaskGenerator : Module<Tensor, Tensor>
    {
        private readonly int input_dim, num_sources;
        private readonly GroupNorm input_norm;
        private readonly Conv1d input_conv, output_conv;
        private readonly ModuleList<ConvBlock> conv_layers;
        private readonly PReLU output_prelu;

        public MaskGenerator(int input_dim, int num_sources, int num_feats, int num_hidden, int num_layers, int num_stacks) : base(nameof(MaskGenerator))
        {
            (this.input_dim, this.num_sources) = (input_dim, num_sources);
            input_norm = GroupNorm(num_groups: 1, num_channels: input_dim, eps: 1e-8);
            input_conv = Conv1d(input_dim, num_feats, kernel_size: 1);
            conv_layers = new ModuleList<ConvBlock>();
            for (var s = 0; s < num_stacks; s++)
                for (var l = 0; l < num_layers; l++)
                    conv_layers.Add(new ConvBlock(num_feats, num_hidden, kernel: 3, dilation: 1 << l, no_residual: l == num_layers - 1 && s == num_stacks - 1));
            output_prelu = PReLU(1);
            output_conv = Conv1d(num_feats, input_dim * num_sources, kernel_size: 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var batch_size = input.shape[0];
            var feats = input_conv.call(input_norm.call(input));
            Tensor output = 0.0f;
            foreach (var layer in conv_layers)
            {
                (var residual, var skip) = layer.call(feats);
                if (residual is not null)
                    feats = feats + residual;
                output = output + skip;
            }
            output = output_prelu.call(output);
            output = output_conv.call(output);
            return torch.sigmoid(output).view(batch_size, num_sources, input_dim, -1);
        }
    }

    private sealed class ConvBlock : Module<Tensor, (Tensor?, Tensor)>
    {
        private readonly Sequential conv_layers;
        private readonly Conv1d? res_out;
        private readonly Conv1d skip_out;

        public ConvBlock(int io, int hidden, int kernel, int dilation, bool no_residual) : base(nameof(ConvBlock))
        {
            conv_layers = Sequential(
                Conv1d(io, hidden, 1), PReLU(1), GroupNorm(1, hidden, eps: 1e-08),
                Conv1d(hidden, hidden, kernel, padding: dilation * (kernel - 1) / 2, dilation: dilation, groups: hidden), PReLU(1), GroupNorm(1, hidden, eps: 1e-08));
            res_out = no_residual ? null : Conv1d(hidden, io, 1);
            skip_out = Conv1d(hidden, io, 1);
            RegisterComponents();
        }

        public override (Tensor?, Tensor) forward(Tensor input)
        {
            var feature = conv_layers.call(input);
            return (res_out?.call(feature), skip_out.call(feature));
        }
    }
}
