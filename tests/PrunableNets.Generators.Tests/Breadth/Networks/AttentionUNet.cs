// expect: parameters 64550, macs 27090432, groups 16, gates 296, notes 0
// Attention U-Net (Oktay et al. 2018): gates on the skip connections; tensors are freed by scopes, and layers are called by forward.
[Prunable("1x32x48")]
public sealed partial class AttentionUNet : Module<Tensor, Tensor>
{
    private readonly Sequential Conv1, Conv2, Conv3;
    private readonly Sequential Up3, Up2;
    private readonly AttentionBlock Att3, Att2;
    private readonly Sequential Up_conv3, Up_conv2;
    private readonly MaxPool2d Maxpool;
    private readonly Conv2d Conv_1x1;

    public AttentionUNet(int img_ch = 1, int output_ch = 2, string name = "AttU_Net") : base(name)
    {
        Maxpool = MaxPool2d(kernel_size: 2, stride: 2);
        Conv1 = ConvBlock(img_ch, 12);
        Conv2 = ConvBlock(12, 24);
        Conv3 = ConvBlock(24, 40);
        Up3 = UpConv(40, 24);
        Att3 = new AttentionBlock("Att3", F_g: 24, F_l: 24, F_int: 12);
        Up_conv3 = ConvBlock(48, 24);
        Up2 = UpConv(24, 12);
        Att2 = new AttentionBlock("Att2", F_g: 12, F_l: 12, F_int: 6);
        Up_conv2 = ConvBlock(24, 12);
        Conv_1x1 = Conv2d(12, output_ch, kernel_size: 1, stride: 1);
        RegisterComponents();
    }

    private static Sequential ConvBlock(long ch_in, long ch_out)
    {
        return Sequential(
            ("conv_a", Conv2d(ch_in, ch_out, kernel_size: 3, stride: 1, padding: 1, bias: true)),
            ("bn_a", BatchNorm2d(ch_out)),
            ("relu_a", ReLU(inplace: true)),
            ("conv_b", Conv2d(ch_out, ch_out, kernel_size: 3, stride: 1, padding: 1, bias: true)),
            ("bn_b", BatchNorm2d(ch_out)),
            ("relu_b", ReLU(inplace: true)));
    }

    private static Sequential UpConv(long ch_in, long ch_out)
    {
        return Sequential(
            ("up", Upsample(scale_factor: new double[] { 2, 2 })),
            ("conv", Conv2d(ch_in, ch_out, kernel_size: 3, stride: 1, padding: 1, bias: true)),
            ("bn", BatchNorm2d(ch_out)),
            ("relu", ReLU(inplace: true)));
    }

    public override Tensor forward(Tensor x)
    {
        using (var scope = NewDisposeScope())
        {
            var x1 = Conv1.forward(x);
            var x2 = Conv2.forward(Maxpool.forward(x1));
            var x3 = Conv3.forward(Maxpool.forward(x2));

            var d3 = Up3.forward(x3);
            x2 = Att3.forward(g: d3, x: x2);
            d3 = Up_conv3.forward(torch.cat(new[] { x2, d3 }, dim: 1));

            var d2 = Up2.forward(d3);
            x1 = Att2.forward(g: d2, x: x1);
            d2 = Up_conv2.forward(torch.cat(new[] { x1, d2 }, dim: 1));

            var d1 = Conv_1x1.forward(d2);
            return d1.MoveToOuterDisposeScope();
        }
    }

    private sealed class AttentionBlock : Module<Tensor, Tensor, Tensor>
    {
        private readonly Sequential W_g, W_x, psi;
        private readonly ReLU relu;

        public AttentionBlock(string name, long F_g, long F_l, long F_int) : base(name)
        {
            W_g = Sequential(Conv2d(F_g, F_int, kernel_size: 1, stride: 1, bias: true), BatchNorm2d(F_int));
            W_x = Sequential(Conv2d(F_l, F_int, kernel_size: 1, stride: 1, bias: true), BatchNorm2d(F_int));
            psi = Sequential(Conv2d(F_int, 1, kernel_size: 1, stride: 1, bias: true), BatchNorm2d(1), Sigmoid());
            relu = ReLU(inplace: true);
            RegisterComponents();
        }

        public override Tensor forward(Tensor g, Tensor x)
        {
            using var scope = torch.NewDisposeScope();
            var g1 = W_g.forward(g);
            var x1 = W_x.forward(x);
            var gate = relu.forward(g1 + x1);
            return (x * psi.forward(gate)).MoveToOuterDisposeScope();
        }
    }
}
