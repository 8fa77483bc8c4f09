// expect: parameters 40726, macs 14911488, groups 8, gates 208, notes 0
// Feature pyramid network (Lin et al. 2017): top-down additions of upsampled maps, with one head on all levels, pooled and joined.
[Prunable("3x64x64")]
public sealed partial class FeaturePyramid : Module<Tensor, Tensor>
{
    private readonly ModuleList<Module<Tensor, Tensor>> body, inner_blocks, layer_blocks;
    private readonly Sequential head;

    public FeaturePyramid(int out_channels = 24) : base(nameof(FeaturePyramid))
    {
        (body, inner_blocks, layer_blocks) = (new(), new(), new());
        int[] widths = [16, 32, 48];
        var prev = 3;
        foreach (var w in widths)
        {
            body.Add(Sequential(Conv2d(prev, w, 3, 2, 1), BatchNorm2d(w), LeakyReLU(0.1)));
            inner_blocks.Add(Conv2d(w, out_channels, 1));
            layer_blocks.Add(Conv2d(out_channels, out_channels, 3, padding: 1));
            prev = w;
        }
        head = Sequential(Conv2d(out_channels, 16, 3, padding: 1), ReLU(), Conv2d(16, 6, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var c = new Stack<Tensor>();
        foreach (var stage in body)
        {
            x = stage.call(x);
            c.Push(x);
        }
        var last = inner_blocks[^1].call(c.Pop());
        var results = new List<Tensor> { layer_blocks[^1].call(last) };
        for (var idx = inner_blocks.Count - 2; idx >= 0; --idx)
        {
            var lateral = inner_blocks[idx].call(c.Pop());
            var size = lateral.shape.Skip(2).ToArray();
            last = lateral + functional.interpolate(last, size, mode: InterpolationMode.Nearest);
            results.Insert(0, layer_blocks[idx].call(last));
        }
        return torch.cat(results.Select(r => head.call(r).permute(0, 2, 3, 1).reshape(r.shape[0], -1, 6)).ToArray(), 1);
    }
}
