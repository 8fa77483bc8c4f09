// expect: parameters 140937, macs 20054016, groups 20, gates 416, notes 0, float32 alone
// U-Net++ (Zhou et al. 2018): nested skip connections as a triangle of nodes in a module dictionary, deep supervision by the mean.
using F = TorchSharp.torch.nn.functional;

[Prunable("3x32x32")]
public sealed partial class UNetPlusPlus : Module<Tensor, Tensor>
{
    private readonly ModuleDict<VggBlock> nodes = new();
    private readonly ModuleList<Conv2d> finals = new();
    private readonly int depth;

    public UNetPlusPlus(int num_classes = 3, int depth = 4, int width = 8, bool deep_supervision = true) : base(nameof(UNetPlusPlus))
    {
        this.depth = depth;
        var filters = Enumerable.Range(0, depth).Select(i => width << i).ToArray();
        foreach (var (i, j) in Positions())
        {
            var input = (i, j) switch
            {
                (0, 0) => 3,
                (_, 0) => filters[i - 1],
                _ => j * filters[i] + filters[i + 1],
            };
            nodes.Add($"conv{i}_{j}", new VggBlock(input, filters[i], filters[i]));
        }
        for (var j = deep_supervision ? 1 : depth - 1; j < depth; j++)
            finals.Add(Conv2d(filters[0], num_classes, kernel_size: 1));
        RegisterComponents();
    }

    /// <summary>Row and column of each node, a diagonal after the other.</summary>
    private IEnumerable<(int Row, int Column)> Positions()
    {
        for (var diagonal = 0; diagonal < depth; diagonal++)
            for (var j = 0; j <= diagonal; j++)
                yield return (diagonal - j, j);
    }

    private static Tensor Up(Tensor x) => F.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: true);

    public override Tensor forward(Tensor input)
    {
        var x = new Dictionary<(int, int), Tensor>();
        foreach (var (i, j) in Positions())
        {
            Tensor node;
            if (j == 0)
                node = i == 0 ? input : F.max_pool2d(x[(i - 1, 0)], 2, 2);
            else
                node = torch.cat(Enumerable.Range(0, j).Select(k => x[(i, k)]).Append(Up(x[(i + 1, j - 1)])).ToArray(), 1);
            x[(i, j)] = nodes[$"conv{i}_{j}"].call(node);
        }
        var outputs = finals.Select((final, k) => final.call(x[(0, depth - finals.Count + k)])).ToList();
        return outputs is [var only] ? only : torch.stack(outputs, 0).mean([0]);
    }

    private sealed class VggBlock : Module<Tensor, Tensor>
    {
        private readonly ReLU relu = ReLU(inplace: true);
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d bn1, bn2;

        public VggBlock(int in_channels, int middle_channels, int out_channels) : base(nameof(VggBlock))
        {
            conv1 = Conv2d(in_channels, middle_channels, 3, padding: 1);
            bn1 = BatchNorm2d(middle_channels);
            conv2 = Conv2d(middle_channels, out_channels, 3, padding: 1);
            bn2 = BatchNorm2d(out_channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var @out = relu.call(bn1.call(conv1.call(x)));
            return relu.call(bn2.call(conv2.call(@out)));
        }
    }
}
