// expect: parameters 173213, macs 25571328, groups 27, gates 676, notes 0
// HRNet (Sun et al. 2019) in small: parallel resolutions in lists of tensors, fused by convolutions and upsampling.
[Prunable("3x64x64")]
public sealed partial class HrNetSmall : Module<Tensor, Tensor>
{
    private readonly Sequential stem;
    private readonly ModuleList<Module<Tensor, Tensor>> transition;
    private readonly ModuleList<HrModule> stages;
    private readonly Conv2d last_layer;

    public HrNetSmall() : base(nameof(HrNetSmall))
    {
        int[] channels = [12, 24, 48];
        stem = Sequential(Conv2d(3, 16, 3, 2, 1), BatchNorm2d(16), ReLU());
        transition = new ModuleList<Module<Tensor, Tensor>>();
        for (int i = 0; i < channels.Length; i++)
        {
            var steps = new List<Module<Tensor, Tensor>>();
            for (int j = 0; j < i; j++)
                steps.AddRange(new Module<Tensor, Tensor>[] { Conv2d(16, 16, 3, 2, 1), ReLU() });
            steps.Add(Conv2d(16, channels[i], 3, 1, 1));
            transition.Add(Sequential(steps));
        }
        stages = new ModuleList<HrModule>(new HrModule(channels), new HrModule(channels));
        last_layer = Conv2d(channels.Sum(), 5, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = stem.call(input);
        var xs = transition.Select(t => t.call(x)).ToList();
        foreach (var stage in stages)
            xs = stage.Fuse(xs);
        var (h, w) = (xs[0].size(2), xs[0].size(3));
        var upsampled = xs.Select((t, i) => i == 0 ? t : functional.interpolate(t, size: new[] { h, w }, mode: InterpolationMode.Bilinear, align_corners: false)).ToArray();
        return last_layer.call(torch.cat(upsampled, 1));
    }

    private sealed class HrModule : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Sequential> branches = new();
        private readonly ModuleList<ModuleList<Module<Tensor, Tensor>>> fuse_layers = new();
        private readonly int[] channels;

        public HrModule(int[] channels) : base(nameof(HrModule))
        {
            this.channels = channels;
            foreach (var c in channels)
                branches.Add(Sequential(Conv2d(c, c, 3, padding: 1, bias: false), BatchNorm2d(c), ReLU(), Conv2d(c, c, 3, padding: 1, bias: false), BatchNorm2d(c), ReLU()));
            for (int i = 0; i < channels.Length; i++)
            {
                var layer = new ModuleList<Module<Tensor, Tensor>>();
                for (int j = 0; j < channels.Length; j++)
                {
                    if (j > i)
                        layer.Add(Sequential(Conv2d(channels[j], channels[i], 1, bias: false), BatchNorm2d(channels[i]), Upsample(scale_factor: new double[] { Math.Pow(2, j - i), Math.Pow(2, j - i) }, mode: UpsampleMode.Nearest)));
                    else if (j == i)
                        layer.Add(Identity());
                    else
                    {
                        var convs = new List<Module<Tensor, Tensor>>();
                        for (int k = 0; k < i - j; k++)
                        {
                            var outputs = k == i - j - 1 ? channels[i] : channels[j];
                            convs.Add(Conv2d(channels[j], outputs, 3, 2, 1, bias: false));
                            convs.Add(BatchNorm2d(outputs));
                        }
                        layer.Add(Sequential(convs));
                    }
                }
                fuse_layers.Add(layer);
            }
            RegisterComponents();
        }

        public List<Tensor> Fuse(List<Tensor> x)
        {
            for (int i = 0; i < channels.Length; i++)
                x[i] = branches[i].call(x[i]);
            var fused = new List<Tensor>();
            for (int i = 0; i < fuse_layers.Count; i++)
            {
                var y = fuse_layers[i][0].call(x[0]);
                for (int j = 1; j < channels.Length; j++)
                    y = y + fuse_layers[i][j].call(x[j]);
                fused.Add(functional.relu(y));
            }
            return fused;
        }

        public override Tensor forward(Tensor x) => throw new NotSupportedException();
    }
}
