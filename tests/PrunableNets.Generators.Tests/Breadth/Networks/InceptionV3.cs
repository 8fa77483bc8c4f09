// expect: parameters 23834568, macs 5713216096, groups 94, gates 17216, notes 0
// run at: 3x107x107
// Inception-v3 (Szegedy et al. 2015) without its training-only head: branches, asymmetric convolutions, concatenation.
[Prunable("3x299x299")]
public sealed partial class InceptionV3 : Module<Tensor, Tensor>
{
    private readonly bool transform_input;
    private readonly BasicConv2d Conv2d_1a_3x3, Conv2d_2a_3x3, Conv2d_2b_3x3, Conv2d_3b_1x1, Conv2d_4a_3x3;
    private readonly Module<Tensor, Tensor> maxpool1, maxpool2;
    private readonly InceptionA Mixed_5b, Mixed_5c, Mixed_5d;
    private readonly InceptionB Mixed_6a;
    private readonly InceptionC Mixed_6b, Mixed_6c, Mixed_6d, Mixed_6e;
    private readonly InceptionD Mixed_7a;
    private readonly InceptionE Mixed_7b, Mixed_7c;
    private readonly Module<Tensor, Tensor> avgpool, dropout;
    private readonly Linear fc;

    public InceptionV3(int num_classes = 1000, bool transform_input = true, double dropout = 0.5) : base("InceptionV3")
    {
        this.transform_input = transform_input;
        Conv2d_1a_3x3 = new BasicConv2d(3, 32, kernel_size: (3, 3), stride: (2, 2));
        Conv2d_2a_3x3 = new BasicConv2d(32, 32, kernel_size: (3, 3));
        Conv2d_2b_3x3 = new BasicConv2d(32, 64, kernel_size: (3, 3), padding: (1, 1));
        maxpool1 = MaxPool2d(kernel_size: 3, stride: 2);
        Conv2d_3b_1x1 = new BasicConv2d(64, 80, (1, 1));
        Conv2d_4a_3x3 = new BasicConv2d(80, 192, (3, 3));
        maxpool2 = MaxPool2d(kernel_size: 3, stride: 2);
        Mixed_5b = new InceptionA(192, pool_features: 32);
        Mixed_5c = new InceptionA(256, pool_features: 64);
        Mixed_5d = new InceptionA(288, pool_features: 64);
        Mixed_6a = new InceptionB(288);
        Mixed_6b = new InceptionC(768, channels_7x7: 128);
        Mixed_6c = new InceptionC(768, channels_7x7: 160);
        Mixed_6d = new InceptionC(768, channels_7x7: 160);
        Mixed_6e = new InceptionC(768, channels_7x7: 192);
        Mixed_7a = new InceptionD(768);
        Mixed_7b = new InceptionE(1280);
        Mixed_7c = new InceptionE(2048);
        avgpool = AdaptiveAvgPool2d((1, 1));
        this.dropout = Dropout(dropout);
        fc = Linear(2048, num_classes);
        RegisterComponents();
    }

    private Tensor TransformInput(Tensor x)
    {
        if (transform_input)
        {
            var x_ch0 = torch.unsqueeze(x[.., 0], 1) * (0.229 / 0.5) + (0.485 - 0.5) / 0.5;
            var x_ch1 = torch.unsqueeze(x[.., 1], 1) * (0.224 / 0.5) + (0.456 - 0.5) / 0.5;
            var x_ch2 = torch.unsqueeze(x[.., 2], 1) * (0.225 / 0.5) + (0.406 - 0.5) / 0.5;
            x = torch.cat(new[] { x_ch0, x_ch1, x_ch2 }, 1);
        }
        return x;
    }

    public override Tensor forward(Tensor x)
    {
        x = TransformInput(x);
        x = Conv2d_1a_3x3.call(x);
        x = Conv2d_2a_3x3.call(x);
        x = Conv2d_2b_3x3.call(x);
        x = maxpool1.call(x);
        x = Conv2d_3b_1x1.call(x);
        x = Conv2d_4a_3x3.call(x);
        x = maxpool2.call(x);
        foreach (var mixed in new Module<Tensor, Tensor>[] { Mixed_5b, Mixed_5c, Mixed_5d, Mixed_6a, Mixed_6b, Mixed_6c, Mixed_6d, Mixed_6e, Mixed_7a, Mixed_7b, Mixed_7c })
            x = mixed.call(x);
        x = avgpool.call(x);
        x = dropout.call(x);
        x = torch.flatten(x, 1);
        return fc.call(x);
    }

    private sealed class BasicConv2d : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;
        private readonly BatchNorm2d bn;

        public BasicConv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null) : base("BasicConv2d")
        {
            conv = Conv2d(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), bias: false);
            bn = BatchNorm2d(out_channels, eps: 0.001);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.relu(bn.call(conv.call(x)), inplace: true);
    }

    private sealed class InceptionA : Module<Tensor, Tensor>
    {
        private readonly BasicConv2d branch1x1, branch5x5_1, branch5x5_2, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3, branch_pool;

        public InceptionA(long in_channels, long pool_features) : base("InceptionA")
        {
            branch1x1 = new BasicConv2d(in_channels, 64, (1, 1));
            branch5x5_1 = new BasicConv2d(in_channels, 48, (1, 1));
            branch5x5_2 = new BasicConv2d(48, 64, (5, 5), padding: (2, 2));
            branch3x3dbl_1 = new BasicConv2d(in_channels, 64, (1, 1));
            branch3x3dbl_2 = new BasicConv2d(64, 96, (3, 3), padding: (1, 1));
            branch3x3dbl_3 = new BasicConv2d(96, 96, (3, 3), padding: (1, 1));
            branch_pool = new BasicConv2d(in_channels, pool_features, (1, 1));
            RegisterComponents();
        }

        private List<Tensor> Branches(Tensor x)
        {
            var b1 = branch1x1.call(x);
            var b5 = branch5x5_2.call(branch5x5_1.call(x));
            var b3 = branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(x)));
            var pool = branch_pool.call(functional.avg_pool2d(x, kernel_size: 3, stride: 1, padding: 1));
            return [b1, b5, b3, pool];
        }

        public override Tensor forward(Tensor x) => torch.cat(Branches(x), 1);
    }

    private sealed class InceptionB : Module<Tensor, Tensor>
    {
        private readonly BasicConv2d branch3x3, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3;

        public InceptionB(long in_channels) : base("InceptionB")
        {
            branch3x3 = new BasicConv2d(in_channels, 384, (3, 3), stride: (2, 2));
            branch3x3dbl_1 = new BasicConv2d(in_channels, 64, (1, 1));
            branch3x3dbl_2 = new BasicConv2d(64, 96, (3, 3), padding: (1, 1));
            branch3x3dbl_3 = new BasicConv2d(96, 96, (3, 3), stride: (2, 2));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => torch.cat([branch3x3.call(x), branch3x3dbl_3.call(branch3x3dbl_2.call(branch3x3dbl_1.call(x))), functional.max_pool2d(x, 3, stride: 2)], 1);
    }

    private sealed class InceptionC : Module<Tensor, Tensor>
    {
        private readonly BasicConv2d branch1x1, branch_pool;
        private readonly Sequential branch7x7, branch7x7dbl;

        public InceptionC(long in_channels, long channels_7x7) : base("InceptionC")
        {
            var c7 = channels_7x7;
            branch1x1 = new BasicConv2d(in_channels, 192, (1, 1));
            branch7x7 = Sequential(new BasicConv2d(in_channels, c7, (1, 1)), new BasicConv2d(c7, c7, (1, 7), padding: (0, 3)), new BasicConv2d(c7, 192, (7, 1), padding: (3, 0)));
            branch7x7dbl = Sequential(
                new BasicConv2d(in_channels, c7, (1, 1)), new BasicConv2d(c7, c7, (7, 1), padding: (3, 0)), new BasicConv2d(c7, c7, (1, 7), padding: (0, 3)),
                new BasicConv2d(c7, c7, (7, 1), padding: (3, 0)), new BasicConv2d(c7, 192, (1, 7), padding: (0, 3)));
            branch_pool = new BasicConv2d(in_channels, 192, (1, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var outputs = new Tensor[4];
            outputs[0] = branch1x1.call(x);
            outputs[1] = branch7x7.call(x);
            outputs[2] = branch7x7dbl.call(x);
            outputs[3] = branch_pool.call(functional.avg_pool2d(x, 3, stride: 1, padding: 1));
            return torch.cat(outputs, dim: 1);
        }
    }

    private sealed class InceptionD : Module<Tensor, Tensor>
    {
        private readonly BasicConv2d branch3x3_1, branch3x3_2, branch7x7x3_1, branch7x7x3_2, branch7x7x3_3, branch7x7x3_4;

        public InceptionD(long in_channels) : base("InceptionD")
        {
            branch3x3_1 = new BasicConv2d(in_channels, 192, (1, 1));
            branch3x3_2 = new BasicConv2d(192, 320, (3, 3), stride: (2, 2));
            branch7x7x3_1 = new BasicConv2d(in_channels, 192, (1, 1));
            branch7x7x3_2 = new BasicConv2d(192, 192, (1, 7), padding: (0, 3));
            branch7x7x3_3 = new BasicConv2d(192, 192, (7, 1), padding: (3, 0));
            branch7x7x3_4 = new BasicConv2d(192, 192, (3, 3), stride: (2, 2));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            var branch3x3 = branch3x3_2.call(branch3x3_1.call(x));
            var branch7x7x3 = branch7x7x3_4.call(branch7x7x3_3.call(branch7x7x3_2.call(branch7x7x3_1.call(x))));
            var branch_pool = functional.max_pool2d(x, kernel_size: 3, stride: 2);
            return torch.cat(new List<Tensor> { branch3x3, branch7x7x3, branch_pool }, 1).MoveToOuterDisposeScope();
        }
    }

    private sealed class InceptionE : Module<Tensor, Tensor>
    {
        private readonly BasicConv2d branch1x1, branch3x3_1, branch3x3_2a, branch3x3_2b, branch3x3dbl_1, branch3x3dbl_2, branch3x3dbl_3a, branch3x3dbl_3b, branch_pool;

        public InceptionE(long in_channels) : base("InceptionE")
        {
            branch1x1 = new BasicConv2d(in_channels, 320, (1, 1));
            branch3x3_1 = new BasicConv2d(in_channels, 384, (1, 1));
            branch3x3_2a = new BasicConv2d(384, 384, (1, 3), padding: (0, 1));
            branch3x3_2b = new BasicConv2d(384, 384, (3, 1), padding: (1, 0));
            branch3x3dbl_1 = new BasicConv2d(in_channels, 448, (1, 1));
            branch3x3dbl_2 = new BasicConv2d(448, 384, (3, 3), padding: (1, 1));
            branch3x3dbl_3a = new BasicConv2d(384, 384, (1, 3), padding: (0, 1));
            branch3x3dbl_3b = new BasicConv2d(384, 384, (3, 1), padding: (1, 0));
            branch_pool = new BasicConv2d(in_channels, 192, (1, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var b1 = branch1x1.call(x);
            var b3 = branch3x3_1.call(x);
            b3 = torch.cat(new[] { branch3x3_2a.call(b3), branch3x3_2b.call(b3) }, 1);
            var dbl = branch3x3dbl_2.call(branch3x3dbl_1.call(x));
            dbl = torch.cat(new[] { branch3x3dbl_3a.call(dbl), branch3x3dbl_3b.call(dbl) }, 1);
            var pool = functional.avg_pool2d(x, kernel_size: 3, stride: 1, padding: 1);
            return torch.cat(new[] { b1, b3, dbl, branch_pool.call(pool) }, 1);
        }
    }
}
