using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>
/// GoogLeNet (Szegedy et al. 2015) as the pruning literature runs it on CIFAR (HRank, AutoBot): a 3x3 stem of 192 channels, batch
/// norm behind every convolution, two 3x3 convolutions for each 5x5, no auxiliary heads; 64 convolutions.
/// </summary>
[Prunable("3x32x32")]
public sealed partial class GoogLeNet : Module<Tensor, Tensor>
{
    private readonly Sequential pre_layers;
    private readonly Inception inception_a3 = new(192, new Widths(64, (96, 128), (16, 32), 32));
    private readonly Inception inception_b3 = new(256, new Widths(128, (128, 192), (32, 96), 64));
    private readonly Inception inception_a4 = new(480, new Widths(192, (96, 208), (16, 48), 64));
    private readonly Inception inception_b4 = new(512, new Widths(160, (112, 224), (24, 64), 64));
    private readonly Inception inception_c4 = new(512, new Widths(128, (128, 256), (24, 64), 64));
    private readonly Inception inception_d4 = new(512, new Widths(112, (144, 288), (32, 64), 64));
    private readonly Inception inception_e4 = new(528, new Widths(256, (160, 320), (32, 128), 128));
    private readonly Inception inception_a5 = new(832, new Widths(256, (160, 320), (32, 128), 128));
    private readonly Inception inception_b5 = new(832, new Widths(384, (192, 384), (48, 128), 128));
    private readonly Module<Tensor, Tensor> maxpool1 = MaxPool2d(3, stride: 2, padding: 1);
    private readonly Module<Tensor, Tensor> maxpool2 = MaxPool2d(3, stride: 2, padding: 1);
    private readonly Module<Tensor, Tensor> avgpool = AvgPool2d(8, stride: 1);
    private readonly Linear linear = Linear(1024, 10);

    public GoogLeNet() : base(nameof(GoogLeNet))
    {
        pre_layers = Sequential(Conv2d(3, 192, 3, padding: 1), BatchNorm2d(192), ReLU(true));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = pre_layers.call(input);
        x = maxpool1.call(inception_b3.call(inception_a3.call(x)));
        foreach (var block in new[] { inception_a4, inception_b4, inception_c4, inception_d4, inception_e4 })
            x = block.call(x);
        x = inception_b5.call(inception_a5.call(maxpool2.call(x)));
        return linear.call(avgpool.call(x).flatten(1));
    }

    /// <summary>Output channels of the four branches, where there are two with those of the reduction in front.</summary>
    private sealed record Widths(long One, (long Reduce, long Out) Three, (long Reduce, long Out) Five, long Pool);

    private sealed class Inception : Module<Tensor, Tensor>
    {
        private readonly Sequential branch1x1;
        private readonly Sequential branch3x3;
        private readonly Sequential branch5x5;
        private readonly Sequential branch_pool;

        public Inception(long channels, Widths widths) : base(nameof(Inception))
        {
            branch1x1 = Sequential();
            AddConvolution(branch1x1, channels, widths.One, 1);

            branch3x3 = Sequential();
            AddConvolution(branch3x3, channels, widths.Three.Reduce, 1);
            AddConvolution(branch3x3, widths.Three.Reduce, widths.Three.Out, 3);

            branch5x5 = Sequential();
            AddConvolution(branch5x5, channels, widths.Five.Reduce, 1);
            AddConvolution(branch5x5, widths.Five.Reduce, widths.Five.Out, 3);
            AddConvolution(branch5x5, widths.Five.Out, widths.Five.Out, 3);

            branch_pool = Sequential(MaxPool2d(3, stride: 1, padding: 1));
            AddConvolution(branch_pool, channels, widths.Pool, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) =>
            cat(new[] { branch1x1.call(input), branch3x3.call(input), branch5x5.call(input), branch_pool.call(input) }, dim: 1);

        private static void AddConvolution(Sequential layers, long from, long to, long kernel) =>
            layers.append(Conv2d(from, to, kernel, padding: kernel / 2)).append(BatchNorm2d(to)).append(ReLU(inplace: true));
    }
}
