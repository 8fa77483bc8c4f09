// expect: parameters 4344144, macs 401842848, groups 53, gates 6571, notes 0
// run at: 3x64x64
// RegNetY-400MF (Radosavovic et al. 2020): widths from a quantised linear rule, an iterator of stages, squeeze and excitation.
[Prunable("3x224x224")]
public sealed partial class RegNetY400MF : Module<Tensor, Tensor>
{
    private sealed class BlockParams
    {
        public required IReadOnlyList<int> Widths { get; init; }
        public required IReadOnlyList<int> Depths { get; init; }
        public required IReadOnlyList<int> GroupWidths { get; init; }
        public double SeRatio { get; init; }

        public static BlockParams FromInitParams(int depth, int w0, double wa, double wm, int groupWidth, double seRatio)
        {
            const int quant = 8;
            if (wa < 0 || w0 <= 0 || wm <= 1 || w0 % 8 != 0)
                throw new ArgumentException("Invalid RegNet settings");
            var cont = Enumerable.Range(0, depth).Select(i => i * wa + w0).ToArray();
            var capacity = cont.Select(c => Math.Round(Math.Log(c / w0) / Math.Log(wm))).ToArray();
            var widths = capacity.Select(k => (int)(Math.Round(w0 * Math.Pow(wm, k) / quant) * quant)).ToList();
            var stageWidths = widths.Distinct().OrderBy(w => w).ToList();
            var depths = stageWidths.Select(w => widths.Count(x => x == w)).ToList();
            var groups = stageWidths.Select(w => Math.Min(groupWidth, w)).ToList();
            var adjusted = stageWidths.Zip(groups, (w, g) => (int)Math.Round((double)w / g) * g).ToList();
            return new BlockParams { Widths = adjusted, Depths = depths, GroupWidths = groups, SeRatio = seRatio };
        }

        public IEnumerable<(int Width, int Stride, int Depth, int Group)> Stages()
        {
            for (int i = 0; i < Widths.Count; i++)
                yield return (Widths[i], 2, Depths[i], GroupWidths[i]);
        }
    }

    private readonly Sequential stem;
    private readonly Sequential trunk_output;
    private readonly Module<Tensor, Tensor> avgpool = nn.AdaptiveAvgPool2d(1);
    private readonly Linear fc;

    public RegNetY400MF() : base(nameof(RegNetY400MF))
    {
        var block_params = BlockParams.FromInitParams(depth: 16, w0: 48, wa: 27.89, wm: 2.09, groupWidth: 8, seRatio: 0.25);
        stem = ConvBlock(3, 32, kernel: 3, stride: 2);
        int current = 32;
        var blocks = new List<(string, Module<Tensor, Tensor>)>();
        int i = 1;
        foreach (var (width, stride, depth, group) in block_params.Stages())
        {
            blocks.Add(($"block{i++}", AnyStage(current, width, stride, depth, group, block_params.SeRatio)));
            current = width;
        }
        trunk_output = Sequential(blocks);
        fc = Linear(current, 1000);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = stem.call(x);
        x = trunk_output.call(x);
        x = avgpool.call(x);
        x = x.flatten(start_dim: 1);
        x = fc.call(x);
        return x;
    }

    private static Sequential ConvBlock(int input, int output, int kernel = 3, int stride = 1, int groups = 1, bool activation = true)
    {
        var block = Sequential(
            ("0", Conv2d(input, output, kernel, stride, (kernel - 1) / 2, groups: groups, bias: false)),
            ("1", BatchNorm2d(output)));
        return activation ? block.append("2", ReLU(true)) : block;
    }

    private static Sequential AnyStage(int input, int output, int stride, int depth, int group, double se)
    {
        var stage = Sequential();
        for (int i = 0; i < depth; i++)
            stage.append($"block{i}", new ResBottleneck(i == 0 ? input : output, output, i == 0 ? stride : 1, group, se));
        return stage;
    }

    private sealed class ResBottleneck : Module<Tensor, Tensor>
    {
        private readonly Sequential? proj;
        private readonly Sequential a, b, c;
        private readonly Conv2d se_fc1, se_fc2;

        public ResBottleneck(int input, int output, int stride, int group, double se) : base("Bottleneck")
        {
            if (input != output || stride != 1)
                proj = ConvBlock(input, output, kernel: 1, stride: stride, activation: false);
            a = ConvBlock(input, output, 1);
            b = ConvBlock(output, output, 3, stride, groups: output / group);
            int squeezed = (int)Math.Round(se * input);
            se_fc1 = Conv2d(output, squeezed, 1);
            se_fc2 = Conv2d(squeezed, output, 1);
            c = ConvBlock(output, output, 1, activation: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            Tensor Excite(Tensor t) => t * torch.sigmoid(se_fc2.call(functional.relu(se_fc1.call(functional.adaptive_avg_pool2d(t, 1)))));
            var y = c.call(Excite(b.call(a.call(x))));
            return functional.relu((proj is null ? x : proj.call(x)) + y, inplace: true);
        }
    }
}
