// expect: parameters 7716, macs 127584, groups 0, gates 0, notes 0
// nothing to prune: streams keep their width, and channels that are shuffled between groups leave none
// ShuffleNet (Zhang et al. 2018): grouped pointwise convolutions with channel shuffles, shortcuts joined to average pools.
[Prunable("3x32x32")]
public sealed partial class ShuffleNetV1 : Module<Tensor, Tensor>
{
    private static readonly Dictionary<int, (int[] Widths, int[] Repeats)> Models = new()
    {
        [1] = ([36, 72], [2, 3]),
        [2] = ([40, 80], [2, 3]),
        [3] = ([48, 96], [2, 3]),
    };

    private readonly Sequential first_conv, features;
    private readonly Linear classifier;

    public ShuffleNetV1(int group = 3, int n_class = 10) : base(nameof(ShuffleNetV1))
    {
        if (!Models.TryGetValue(group, out var model))
            throw new NotSupportedException($"group {group}");
        var (widths, repeats) = model;
        const int stem = 12;
        first_conv = Sequential(Conv2d(3, stem, 3, 2, 1, bias: false), BatchNorm2d(stem), ReLU(inplace: true), MaxPool2d(3, 2, 1));
        features = Sequential();
        var input = stem;
        foreach (var (output, stage) in widths.Select((w, i) => (w, i)))
        {
            for (var unit = 0; unit < repeats[stage]; unit++)
            {
                features.append(new ShuffleUnit(input, output, output / 4, stride: unit == 0 ? 2 : 1, group, first_group: stage == 0 && unit == 0));
                input = output;
            }
        }
        classifier = Linear(input, n_class, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = features.call(first_conv.call(x));
        x = x.mean([3]).mean([2]);
        return classifier.call(x);
    }

    private sealed class ShuffleUnit : Module<Tensor, Tensor>
    {
        private readonly int stride, group;
        private readonly Sequential branch_main_1, branch_main_2;
        private readonly AvgPool2d? branch_proj;

        public ShuffleUnit(int inp, int oup, int mid_channels, int stride, int group, bool first_group) : base(nameof(ShuffleUnit))
        {
            this.stride = stride;
            this.group = group;
            var outputs = stride switch
            {
                1 => oup,
                2 => oup - inp,
                _ => throw new ArgumentOutOfRangeException(nameof(stride), stride, "one or two"),
            };
            branch_main_1 = Sequential(
                Conv2d(inp, mid_channels, 1, groups: first_group ? 1 : group, bias: false), BatchNorm2d(mid_channels), ReLU(inplace: true));
            branch_main_2 = Sequential(
                Conv2d(mid_channels, mid_channels, 3, stride, 1, groups: mid_channels, bias: false), BatchNorm2d(mid_channels),
                Conv2d(mid_channels, outputs, 1, groups: group, bias: false), BatchNorm2d(outputs));
            if (stride == 2)
                branch_proj = AvgPool2d(kernel_size: 3, stride: 2, padding: 1);
            RegisterComponents();
        }

        private Tensor ChannelShuffle(Tensor x)
        {
            var (batchsize, num_channels, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
            if (num_channels % group != 0)
                throw new InvalidOperationException($"{num_channels} channels do not fall into {group} groups");
            var group_channels = num_channels / group;
            x = x.reshape(batchsize, group_channels, group, height, width);
            x = x.permute(0, 2, 1, 3, 4);
            return x.reshape(batchsize, num_channels, height, width);
        }

        public override Tensor forward(Tensor old_x)
        {
            var x = branch_main_1.call(old_x);
            if (group > 1)
                x = ChannelShuffle(x);
            x = branch_main_2.call(x);
            return (stride, branch_proj) switch
            {
                (1, _) => functional.relu(x + old_x),
                (2, { } pool) => torch.cat([pool.call(old_x), functional.relu(x)], 1),
                _ => throw new InvalidOperationException(),
            };
        }
    }
}
