using System.Linq;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>A CIFAR ResNeXt-29 (Xie et al. 2017) with 8 groups of 16 channels and group norm: whole groups are pruned.</summary>
[Prunable("3x32x32")]
public sealed partial class ResNeXt29 : Module<Tensor, Tensor>
{
    private const int Cardinality = 8;
    private readonly Conv2d stem;
    private readonly GroupNorm norm;
    private readonly Sequential[] stages;
    private readonly Linear classifier;

    public ResNeXt29(long base_width = 16) : base(nameof(ResNeXt29))
    {
        stem = Conv2d(3, 64, 3, padding: 1, bias: false);
        norm = GroupNorm(16, 64);
        var from = 64L;
        stages = new Sequential[3];
        for (var stage = 0; stage < stages.Length; stage++)
        {
            var inner = Cardinality * base_width << stage;
            var to = 256L << stage;
            stages[stage] = Sequential(Enumerable.Range(0, 3).Select(i => (Module<Tensor, Tensor>)new Block(i == 0 ? from : to, inner, to, i == 0 && stage > 0 ? 2 : 1)).ToArray());
            register_module($"stage_{stage + 1}", stages[stage]);
            from = to;
        }
        classifier = Linear(from, 10);
        RegisterComponents();
        // TorchSharp leaves the weights of a new GroupNorm as the memory was.
        foreach (var module in modules())
        {
            if (module is GroupNorm group)
            {
                init.ones_(group.weight);
                init.zeros_(group.bias);
            }
        }
    }

    public override Tensor forward(Tensor input)
    {
        var x = functional.relu(norm.call(stem.call(input)));
        foreach (var stage in stages)
            x = stage.call(x);
        x = x.mean(new long[] { 2, 3 }, keepdim: true);
        return classifier.call(x[TensorIndex.Colon, TensorIndex.Colon, 0, 0]);
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Sequential residual;
        private readonly Module<Tensor, Tensor>? projection;

        public Block(long from, long inner, long to, long stride) : base(nameof(Block))
        {
            residual = Sequential(
                ("reduce", Conv2d(from, inner, 1, bias: false)), ("norm1", GroupNorm(Cardinality, inner)), ("act1", ReLU()),
                ("grouped", Conv2d(inner, inner, 3, stride: stride, padding: 1, groups: Cardinality, bias: false)), ("norm2", GroupNorm(Cardinality, inner)), ("act2", ReLU()),
                ("expand", Conv2d(inner, to, 1, bias: false)), ("norm3", GroupNorm(32, to)));
            if (stride > 1 || from != to)
                projection = Conv2d(from, to, 1, stride: stride);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var shortcut = projection?.call(x) ?? x;
            return functional.relu(residual.call(x) + shortcut);
        }
    }
}
