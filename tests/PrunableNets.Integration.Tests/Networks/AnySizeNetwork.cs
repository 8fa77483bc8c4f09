using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>
/// Patches with a class token and positions by their number, blocks of attention, features of two resolutions: whatever depends on the size
/// of the image is computed from shapes.
/// </summary>
[Prunable("3x16x16")]
public sealed partial class AnySizeNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d patches = Conv2d(3, 24, 4, stride: 4);
    private readonly Parameter cls_token = new(randn(1, 1, 24));
    private readonly ModuleList<Module<Tensor, Tensor>> blocks = new(new Block(24, 4), new Block(24, 4));
    private readonly Conv2d coarse = Conv2d(24, 8, 1);
    private readonly Conv2d fine = Conv2d(3, 8, 3, padding: 1);
    private readonly Conv2d head = Conv2d(16, 4, 1);

    public AnySizeNetwork() : base(nameof(AnySizeNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var map = patches.call(input);
        var (batch, height, width) = (map.shape[0], map.shape[2], map.shape[3]);
        var x = map.flatten(2).transpose(1, 2);
        x = cat([cls_token.expand(batch, -1, -1), x], 1);
        var places = arange(0, x.shape[1], dtype: float32, device: input.device) * 0.1;
        x = x * places.cos().view(1, -1, 1);
        foreach (var block in blocks)
            x = block.call(x);
        map = coarse.call(x[.., 1..].transpose(1, 2).reshape(batch, -1, height, width));
        var details = fine.call(input);
        map = functional.interpolate(map, size: [details.shape[2], details.shape[3]]);
        return head.call(cat([details, map], 1));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly long heads;
        private readonly LayerNorm norm;
        private readonly Linear qkv;
        private readonly Linear proj;

        public Block(long width, long heads) : base(nameof(Block))
        {
            this.heads = heads;
            norm = LayerNorm(width);
            qkv = Linear(width, 3 * width);
            proj = Linear(width, width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var all = qkv.call(norm.call(x));
            var parts = all.view(all.shape[0], all.shape[1], 3, heads, all.shape[2] / 3 / heads).permute(2, 0, 3, 1, 4);
            var mixed = functional.softmax(matmul(parts[0], parts[1].transpose(-2, -1)) * 0.4, -1).matmul(parts[2]);
            return x + proj.call(mixed.transpose(1, 2).reshape(x.shape[0], x.shape[1], -1));
        }
    }
}
