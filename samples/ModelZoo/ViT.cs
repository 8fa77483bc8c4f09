using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// A small vision transformer (Dosovitskiy et al. 2020) for 32x32 images: patches of 4, a class token, learned positions, pre-norm
/// blocks with attention and a GELU MLP.
/// </summary>
[Prunable("3x32x32")]
public sealed partial class ViT : Module<Tensor, Tensor>
{
    private readonly Conv2d patch_embed;
    private readonly Parameter cls_token;
    private readonly Parameter pos_embed;
    private readonly Dropout pos_drop;
    private readonly ModuleList<Module<Tensor, Tensor>> blocks;
    private readonly LayerNorm norm;
    private readonly Linear head;

    public ViT(long imageSize = 32, long patchSize = 4, long dim = 192, int depth = 6, long heads = 3, double mlpRatio = 4.0, long classes = 10) : base(nameof(ViT))
    {
        var patches = (imageSize / patchSize) * (imageSize / patchSize);
        patch_embed = Conv2d(3, dim, patchSize, stride: patchSize);
        cls_token = new Parameter(torch.zeros(1, 1, dim));
        pos_embed = new Parameter(torch.randn(1, patches + 1, dim) * 0.02);
        pos_drop = Dropout(0.1);
        blocks = new ModuleList<Module<Tensor, Tensor>>();
        for (var i = 0; i < depth; i++)
            blocks.Add(new Block(dim, heads, mlpRatio));
        norm = LayerNorm(dim, eps: 1e-6);
        head = Linear(dim, classes);
        init.trunc_normal_(cls_token, std: 0.02);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var batch = input.shape[0];
        var x = patch_embed.call(input).flatten(2).transpose(1, 2);
        x = torch.cat(new[] { cls_token.expand(batch, -1, -1), x }, dim: 1);
        x = pos_drop.call(x + pos_embed);
        foreach (var block in blocks)
            x = block.call(x);
        return head.call(norm.call(x)[.., 0]);
    }

    /// <summary>Multi-head self-attention with one linear layer for query, key and value.</summary>
    private sealed class Attention : Module<Tensor, Tensor>
    {
        private readonly long heads;
        private readonly double scale;
        private readonly Linear qkv;
        private readonly Linear proj;

        public Attention(long dim, long heads) : base(nameof(Attention))
        {
            this.heads = heads;
            scale = System.Math.Pow(dim / heads, -0.5);
            qkv = Linear(dim, dim * 3);
            proj = Linear(dim, dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (b, n, c) = (x.shape[0], x.shape[1], x.shape[2]);
            var parts = qkv.call(x).reshape(b, n, 3, heads, c / heads).permute(2, 0, 3, 1, 4);
            var (q, k, v) = (parts[0], parts[1], parts[2]);
            var attention = (q * scale).matmul(k.transpose(-2, -1)).softmax(-1);
            x = attention.matmul(v).transpose(1, 2).reshape(b, n, c);
            return proj.call(x);
        }
    }

    private sealed class Mlp : Module<Tensor, Tensor>
    {
        private readonly Linear fc1;
        private readonly GELU act;
        private readonly Linear fc2;

        public Mlp(long dim, long hidden) : base(nameof(Mlp))
        {
            fc1 = Linear(dim, hidden);
            act = GELU();
            fc2 = Linear(hidden, dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => fc2.call(act.call(fc1.call(x)));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly LayerNorm norm1;
        private readonly Attention attn;
        private readonly LayerNorm norm2;
        private readonly Mlp mlp;

        public Block(long dim, long heads, double mlpRatio) : base(nameof(Block))
        {
            norm1 = LayerNorm(dim, eps: 1e-6);
            attn = new Attention(dim, heads);
            norm2 = LayerNorm(dim, eps: 1e-6);
            mlp = new Mlp(dim, (long)(dim * mlpRatio));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = x + attn.call(norm1.call(x));
            return x + mlp.call(norm2.call(x));
        }
    }
}
