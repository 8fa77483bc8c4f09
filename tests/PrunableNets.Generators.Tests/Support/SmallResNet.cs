namespace PrunableNets.Generators.Tests.Support;

/// <summary>A residual network with everything that generated files can hold: option-A padding, two stages, a negative constant, a budget.</summary>
internal static class SmallResNet
{
    public const string Source = """
        namespace Tested;

        [Prunable("3x8x8")]
        [FlopsBudget("1M")]
        public sealed partial class SmallResNet : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv1;
            private readonly BatchNorm2d bn1;
            private readonly Sequential layer1;
            private readonly Sequential layer2;
            private readonly Linear fc;
            private long inPlanes = 4;

            public SmallResNet(int blocks = 2, double slope = -0.25) : base(nameof(SmallResNet))
            {
                conv1 = Conv2d(3, 4, 3, padding: 1, bias: false);
                bn1 = BatchNorm2d(4, eps: 0.001);
                layer1 = MakeLayer(4, blocks, 1);
                layer2 = MakeLayer(8, blocks, 2);
                fc = Linear(8, 10);
                this.slope = slope;
                RegisterComponents();
            }

            private readonly double slope;

            public override Tensor forward(Tensor input)
            {
                var x = functional.leaky_relu(bn1.call(conv1.call(input)), slope);
                x = layer2.call(layer1.call(x));
                x = functional.adaptive_avg_pool2d(x, 1);
                return fc.call(x.flatten(1));
            }

            private Sequential MakeLayer(long planes, int blocks, long stride)
            {
                var layers = new List<Module<Tensor, Tensor>>();
                for (var i = 0; i < blocks; i++)
                {
                    layers.Add(new BasicBlock(inPlanes, planes, i == 0 ? stride : 1));
                    inPlanes = planes;
                }
                return Sequential(layers);
            }

            private sealed class BasicBlock : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv1, conv2;
                private readonly BatchNorm2d bn1, bn2;
                private readonly long padding;

                public BasicBlock(long inPlanes, long planes, long stride) : base(nameof(BasicBlock))
                {
                    conv1 = Conv2d(inPlanes, planes, 3, stride: stride, padding: 1, bias: false);
                    bn1 = BatchNorm2d(planes);
                    conv2 = Conv2d(planes, planes, 3, padding: 1, bias: false);
                    bn2 = BatchNorm2d(planes);
                    padding = (planes - inPlanes) / 2;
                    RegisterComponents();
                }

                public override Tensor forward(Tensor input)
                {
                    var x = functional.relu(bn1.call(conv1.call(input)));
                    x = bn2.call(conv2.call(x));
                    return functional.relu(x + Shortcut(input));
                }

                private Tensor Shortcut(Tensor x)
                {
                    if (padding == 0)
                        return x;
                    var every2nd = TensorIndex.Slice(step: 2);
                    return functional.pad(x[TensorIndex.Ellipsis, every2nd, every2nd], new long[] { 0, 0, 0, 0, padding, padding });
                }
            }
        }
        """;
}
