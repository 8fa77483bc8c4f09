using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests.Networks;

/// <summary>A transformer block on patches, attention written out: queries, keys and values from one linear layer or from three.</summary>
[Prunable("3x16x16")]
public sealed partial class AttentionNetwork : Module<Tensor, Tensor>
{
    private const long Width = 24;
    private const long HeadCount = 4;
    private readonly Conv2d patches = Conv2d(3, Width, 4, stride: 4);
    private readonly LayerNorm norm1 = LayerNorm(Width);
    private readonly Linear qkv = Linear(Width, 3 * Width);
    private readonly Linear merge = Linear(Width, Width);
    private readonly LayerNorm norm2 = LayerNorm(Width);
    private readonly Linear query = Linear(Width, Width, hasBias: false);
    private readonly Linear key = Linear(Width, Width);
    private readonly Linear value = Linear(Width, Width);
    private readonly Linear merge2 = Linear(Width, Width);
    private readonly Linear up = Linear(Width, 2 * Width);
    private readonly Linear down = Linear(2 * Width, Width);
    private readonly Linear head = Linear(Width, 5);

    public AttentionNetwork() : base(nameof(AttentionNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = patches.call(input).flatten(2).transpose(1, 2);
        x = x + merge.call(Fused(norm1.call(x)));
        x = x + merge2.call(Separate(norm2.call(x)));
        x = x + down.call(functional.gelu(up.call(x)));
        return head.call(x.mean([1]));
    }

    private Tensor Fused(Tensor x)
    {
        var (batch, tokens) = (x.shape[0], x.shape[1]);
        var all = qkv.call(x).reshape(batch, tokens, 3, HeadCount, Width / HeadCount).permute(2, 0, 3, 1, 4);
        return Attend(all[0], all[1], all[2]).transpose(1, 2).reshape(batch, tokens, Width);
    }

    private Tensor Separate(Tensor x) => Attend(Split(query.call(x)), Split(key.call(x)), Split(value.call(x))).transpose(1, 2).flatten(2);

    private static Tensor Split(Tensor x) => x.view(x.shape[0], x.shape[1], HeadCount, -1).transpose(1, 2);

    private static Tensor Attend(Tensor q, Tensor k, Tensor v) => functional.softmax(matmul(q, k.transpose(-2, -1)) * 0.4, -1).matmul(v);
}
