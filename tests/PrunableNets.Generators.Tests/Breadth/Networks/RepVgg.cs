// expect: parameters 43332, macs 590000, groups 14, gates 330, notes 0
// RepVGG (Ding et al. 2021) as it is trained: a 3x3, a 1x1 and an identity branch of norms that are added; grouped layers now and then.
[Prunable("3x32x32")]
public sealed partial class RepVgg : Module<Tensor, Tensor>
{
    private readonly RepVggBlock stage0;
    private readonly Sequential stage1, stage2, stage3;
    private readonly AdaptiveAvgPool2d gap;
    private readonly Linear linear;

    public RepVgg(int num_classes = 10, double[]? width_multiplier = null, bool use_se = false) : base("RepVGG")
    {
        width_multiplier ??= new[] { 0.5, 0.75, 1.0 };
        var in_planes = Math.Min(16, (int)(32 * width_multiplier[0]));
        var cur_layer_idx = 1;
        stage0 = new RepVggBlock(3, in_planes, kernel_size: 3, stride: 2, padding: 1);
        stage1 = MakeStage(ref in_planes, ref cur_layer_idx, (int)(32 * width_multiplier[0]), 1, use_se);
        stage2 = MakeStage(ref in_planes, ref cur_layer_idx, (int)(32 * width_multiplier[1]), 3, use_se);
        stage3 = MakeStage(ref in_planes, ref cur_layer_idx, (int)(40 * width_multiplier[2]), 2, use_se: true);
        gap = AdaptiveAvgPool2d(output_size: 1);
        linear = Linear(in_planes, num_classes);
        RegisterComponents();
    }

    private static Sequential MakeStage(ref int in_planes, ref int cur_layer_idx, int planes, int num_blocks, bool use_se)
    {
        int[] strides = [2, .. Enumerable.Repeat(1, num_blocks - 1)];
        var blocks = new List<Module<Tensor, Tensor>>();
        foreach (var stride in strides)
        {
            var cur_groups = cur_layer_idx % 4 == 0 ? 2 : 1;
            blocks.Add(new RepVggBlock(in_planes, planes, kernel_size: 3, stride: stride, padding: 1, groups: cur_groups, use_se: use_se));
            in_planes = planes;
            cur_layer_idx++;
        }
        return Sequential(blocks);
    }

    public override Tensor forward(Tensor x)
    {
        var @out = stage0.call(x);
        @out = stage1.call(@out);
        @out = stage2.call(@out);
        @out = stage3.call(@out);
        @out = gap.call(@out);
        @out = @out.view(@out.size(0), -1);
        return linear.call(@out);
    }

    private sealed class RepVggBlock : Module<Tensor, Tensor>
    {
        private readonly BatchNorm2d? rbr_identity;
        private readonly Sequential rbr_dense, rbr_1x1;
        private readonly Module<Tensor, Tensor> nonlinearity, se;

        public RepVggBlock(int in_channels, int out_channels, int kernel_size, int stride = 1, int padding = 0, int groups = 1, bool use_se = false) : base(nameof(RepVggBlock))
        {
            if (kernel_size != 3 || padding != 1)
                throw new ArgumentException("only 3x3 with a padding of one can be merged");
            nonlinearity = ReLU();
            se = use_se ? new SeBlock(out_channels, out_channels / 8) : Identity();
            rbr_identity = out_channels == in_channels && stride == 1 ? BatchNorm2d(num_features: in_channels) : null;
            rbr_dense = conv_bn(kernel_size, padding);
            rbr_1x1 = conv_bn(k: 1, p: padding - kernel_size / 2);
            RegisterComponents();

            Sequential conv_bn(int k, int p)
            {
                var result = Sequential();
                result.append("conv", Conv2d(in_channels, out_channels, k, stride, p, groups: groups, bias: false));
                result.append("bn", BatchNorm2d(num_features: out_channels));
                return result;
            }
        }

        public override Tensor forward(Tensor inputs)
        {
            Tensor? id_out = null;
            if (rbr_identity is not null)
                id_out = rbr_identity.call(inputs);
            var sum = rbr_dense.call(inputs) + rbr_1x1.call(inputs);
            if (id_out is not null)
                sum = sum + id_out;
            return nonlinearity.call(se.call(sum));
        }
    }

    private sealed class SeBlock : Module<Tensor, Tensor>
    {
        private readonly Conv2d down, up;
        private readonly long input_channels;

        public SeBlock(long input_channels, long internal_neurons) : base(nameof(SeBlock))
        {
            down = Conv2d(in_channels: input_channels, out_channels: internal_neurons, kernel_size: 1, stride: 1, bias: true);
            up = Conv2d(in_channels: internal_neurons, out_channels: input_channels, kernel_size: 1, stride: 1, bias: true);
            this.input_channels = input_channels;
            RegisterComponents();
        }

        public override Tensor forward(Tensor inputs)
        {
            var x = functional.avg_pool2d(inputs, kernel_size: inputs.size(3));
            x = down.call(x);
            x = functional.relu(x);
            x = up.call(x);
            x = torch.sigmoid(x);
            x = x.view(-1, input_channels, 1, 1);
            return inputs * x;
        }
    }
}
