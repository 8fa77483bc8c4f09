// expect: parameters 4383312, macs 314415872, groups 30, gates 10552, notes 0
// run at: 3x64x64
// MNASNet 1.0 (Tan et al. 2019): stacks of inverted residuals made by a static local helper, momentum of the paper.
[Prunable("3x224x224")]
public sealed partial class MnasNet : Module<Tensor, Tensor>
{
    private const double BnMomentum = 1 - 0.9997;

    private readonly Sequential layers;
    private readonly Sequential classifier;

    public MnasNet(double alpha = 1.0, int num_classes = 1000, double dropout = 0.2) : base("MNASNet")
    {
        var depths = GetDepths(alpha);
        var modules = new List<Module<Tensor, Tensor>>
        {
            Conv2d(3, depths[0], 3, padding: 1, stride: 2, bias: false),
            BatchNorm2d(depths[0], momentum: BnMomentum),
            ReLU(inplace: true),
            Conv2d(depths[0], depths[0], 3, padding: 1, stride: 1, groups: depths[0], bias: false),
            BatchNorm2d(depths[0], momentum: BnMomentum),
            ReLU(inplace: true),
            Conv2d(depths[0], depths[1], 1, stride: 1, bias: false),
            BatchNorm2d(depths[1], momentum: BnMomentum),
        };
        (int Kernel, int Stride, int Expansion, int Repeats)[] stacks = [(3, 2, 3, 3), (5, 2, 3, 3), (5, 2, 6, 3), (3, 1, 6, 2), (5, 2, 6, 4), (3, 1, 6, 1)];
        for (var i = 0; i < stacks.Length; ++i)
        {
            var (kernel, stride, expansion, repeats) = stacks[i];
            modules.Add(Stack(depths[i + 1], depths[i + 2], kernel, stride, expansion, repeats));
        }
        modules.AddRange([Conv2d(depths[^1], 1280, 1, bias: false), BatchNorm2d(1280, momentum: BnMomentum), ReLU(inplace: true)]);
        layers = Sequential(modules.ToArray());
        classifier = Sequential(Dropout(dropout, inplace: true), Linear(1280, num_classes));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = layers.call(input);
        // Global average pooling.
        x = x.mean([2, 3]);
        return classifier.call(x);
    }

    private static int[] GetDepths(double alpha)
    {
        int[] depths = { 32, 16, 24, 40, 80, 96, 192, 320 };
        return depths.Select(depth => RoundToMultipleOf(depth * alpha, 8)).ToArray();
    }

    private static int RoundToMultipleOf(double val, int divisor, double round_up_bias = 0.9)
    {
        if (round_up_bias is not (> 0.0 and < 1.0))
            throw new ArgumentOutOfRangeException(nameof(round_up_bias));
        var new_val = Math.Max(divisor, (int)(val + divisor / 2) / divisor * divisor);
        return new_val >= round_up_bias * val ? new_val : new_val + divisor;
    }

    private static Sequential Stack(int in_ch, int out_ch, int kernel_size, int stride, int exp_factor, int repeats)
    {
        if (repeats < 1)
            throw new ArgumentException($"at least one block is needed, not {repeats}");
        var first = new InvertedResidual(in_ch, out_ch, kernel_size, stride, exp_factor);
        var remaining = Enumerable.Range(1, repeats - 1).Select(_ => new InvertedResidual(out_ch, out_ch, kernel_size, 1, exp_factor));
        return Sequential(new[] { first }.Concat(remaining).Cast<Module<Tensor, Tensor>>().ToList());
    }

    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        private readonly bool apply_residual;
        private readonly Sequential layers;

        public InvertedResidual(int in_ch, int out_ch, int kernel_size, int stride, int expansion_factor) : base("InvertedResidual")
        {
            var mid_ch = in_ch * expansion_factor;
            apply_residual = in_ch == out_ch && stride == 1;
            layers = Sequential(
                Conv2d(in_ch, mid_ch, 1, bias: false), BatchNorm2d(mid_ch, momentum: BnMomentum), ReLU(inplace: true),
                Conv2d(mid_ch, mid_ch, kernel_size, padding: kernel_size / 2, stride: stride, groups: mid_ch, bias: false), BatchNorm2d(mid_ch, momentum: BnMomentum), ReLU(inplace: true),
                Conv2d(mid_ch, out_ch, 1, bias: false), BatchNorm2d(out_ch, momentum: BnMomentum));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            if (apply_residual)
                return layers.call(input) + input;
            else
                return layers.call(input);
        }
    }
}
