// expect: parameters 57428, macs 2341184, groups 13, gates 236, notes 0
// FCOS (Tian et al. 2019): towers with group normalisation that all levels share, a learned scale per level, centerness beside the boxes.
using F = TorchSharp.torch.nn.functional;

[Prunable("3x64x64")]
public sealed partial class Fcos : Module<Tensor, Tensor>
{
    private sealed record Options(int Classes, long Channels, int Convs, params int[] Strides)
    {
        public static Options Default { get; } = new(Classes: 4, Channels: 16, Convs: 2, Strides: [8, 16, 32]);
        public int Levels => Strides.Length;
    }

    private readonly Options options = Options.Default;
    private readonly Sequential stem;
    private readonly ModuleList<Sequential> stages = new();
    private readonly ModuleList<Conv2d> laterals = new(), smooths = new();
    private readonly ModuleList<Scale> scales;
    private readonly Sequential cls_tower, bbox_tower;
    private readonly Conv2d cls_logits, bbox_pred, centerness;

    public Fcos() : base(nameof(Fcos))
    {
        stem = Sequential(
            ("conv1", Conv2d(3, 12, 3, stride: 2, padding: 1)), ("bn1", BatchNorm2d(12)), ("relu1", ReLU()),
            ("conv2", Conv2d(12, 16, 3, stride: 2, padding: 1)), ("bn2", BatchNorm2d(16)), ("relu2", ReLU()));
        long width = 16;
        for (var level = 0; level < options.Levels; level++)
        {
            var next = width + 8 * (level + 1);
            stages.Add(Sequential(Conv2d(width, next, 3, stride: 2, padding: 1), BatchNorm2d(next), ReLU()));
            laterals.Add(Conv2d(next, options.Channels, 1));
            smooths.Add(Conv2d(options.Channels, options.Channels, 3, padding: 1));
            width = next;
        }
        cls_tower = Tower(options);
        bbox_tower = Tower(options);
        cls_logits = Conv2d(options.Channels, options.Classes, 3, padding: 1);
        bbox_pred = Conv2d(options.Channels, 4, 3, padding: 1);
        centerness = Conv2d(options.Channels, 1, 3, padding: 1);
        scales = new ModuleList<Scale>(Enumerable.Repeat(1f, options.Levels).Select(init => new Scale(init)).ToArray());
        RegisterComponents();
    }

    private static Sequential Tower(Options options)
    {
        var tower = Sequential();
        for (var i = 0; i < options.Convs; ++i)
            tower.append(Conv2d(options.Channels, options.Channels, 3, stride: 1, padding: 1)).append(GroupNorm(4, options.Channels)).append(ReLU());
        return tower;
    }

    private List<Tensor> Features(Tensor x)
    {
        x = stem.call(x);
        var maps = new List<Tensor>();
        foreach (var stage in stages)
            maps.Add(x = stage.call(x));
        var inner = laterals[^1].call(maps[^1]);
        maps[^1] = smooths[^1].call(inner);
        for (var i = maps.Count - 2; i >= 0; i--)
        {
            inner = laterals[i].call(maps[i]) + F.interpolate(inner, size: [maps[i].shape[2], maps[i].shape[3]]);
            maps[i] = smooths[i].call(inner);
        }
        return maps;
    }

    public override Tensor forward(Tensor x)
    {
        var outputs = new List<Tensor>();
        foreach (var (feature, level) in Features(x).Select((f, i) => (f, i)))
        {
            var cls = cls_tower.call(feature);
            var box = bbox_tower.call(feature);
            var reg = torch.exp(scales[level].call(bbox_pred.call(box))) * options.Strides[level];
            var all = torch.cat(new List<Tensor> { cls_logits.call(cls).sigmoid(), reg, centerness.call(box).sigmoid() }, 1);
            outputs.Add(all.flatten(2).transpose(1, 2));
        }
        return torch.cat(outputs, 1);
    }

    private sealed class Scale : Module<Tensor, Tensor>
    {
        private readonly Parameter scale;

        public Scale(float init = 1f) : base(nameof(Scale))
        {
            scale = new Parameter(torch.tensor(new[] { init }));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input * scale;
    }
}
