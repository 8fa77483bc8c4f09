using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NetworkKinds;

/// <summary>Inverted residuals (Sandler et al. 2018): wide within, depthwise convolutions, ReLU6, narrow streams that are pruned as a whole.</summary>
[Prunable("3x32x32", Residual = ResidualTreatment.Stream)]
public sealed partial class MobileNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Linear head = Linear(128, 10);

    public MobileNet() : base(nameof(MobileNet))
    {
        features = Sequential(Convolution(3, 16, 3), new InvertedResidual(16, 16, 1));
        var from = 16L;
        foreach (var width in new long[] { 24, 32, 48 })
        {
            features.append(new InvertedResidual(from, width, 2)).append(new InvertedResidual(width, width, 1));
            from = width;
        }
        features.append(Convolution(from, 128, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => head.call(functional.adaptive_avg_pool2d(features.call(input), 1).flatten(1));

    private static Sequential Convolution(long from, long to, long kernel, long stride = 1, long groups = 1) => Sequential(
        Conv2d(from, to, kernel, stride, kernel / 2, groups: groups, bias: false), BatchNorm2d(to), ReLU6());

    private sealed class InvertedResidual : Module<Tensor, Tensor>
    {
        private const long Expansion = 4;

        private readonly Sequential conv;
        private readonly bool isResidual;

        public InvertedResidual(long from, long to, long stride) : base(nameof(InvertedResidual))
        {
            var hidden = from * Expansion;
            isResidual = from == to && stride == 1;
            conv = Sequential(Convolution(from, hidden, 1), Convolution(hidden, hidden, 3, stride, hidden), Conv2d(hidden, to, 1, bias: false), BatchNorm2d(to));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => isResidual ? x + conv.call(x) : conv.call(x);
    }
}
