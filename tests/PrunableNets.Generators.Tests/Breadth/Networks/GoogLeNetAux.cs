// expect: parameters 10900, macs 8730912, groups 9, gates 122, notes 0
// A GoogLeNet-like net with an auxiliary classifier that only training asks for, a nullable head, and an options object.
[Prunable("3x64x64")]
public sealed partial class GoogLeNetAux : Module<Tensor, Tensor>
{
    public sealed class Options
    {
        public int Classes { get; set; } = 10;
        public bool AuxLogits { get; set; } = true;
        public double AuxWeight { get; init; } = 0.3;
        public Func<int, int, int, Module<Tensor, Tensor>>? Block { get; set; }
    }

    private readonly Options options;
    private readonly Module<Tensor, Tensor> conv1, conv2, inception;
    private readonly Module<Tensor, Tensor>? aux1;
    private readonly Linear fc;

    public GoogLeNetAux() : this(new Options { Classes = 12 })
    {
    }

    private GoogLeNetAux(Options options) : base(nameof(GoogLeNetAux))
    {
        this.options = options;
        var block = options.Block ?? ((i, o, k) => Sequential(Conv2d(i, o, k, padding: k / 2, bias: false), BatchNorm2d(o, eps: 0.001), ReLU()));
        conv1 = block(3, 16, 5);
        conv2 = block(16, 24, 3);
        inception = new Inception(24, (8, 12, 4), block);
        if (options.AuxLogits)
            aux1 = new InceptionAux(24, options.Classes);
        fc = Linear(24, options.Classes);
        RegisterComponents();
    }

    private (Tensor Logits, Tensor? Aux) Compute(Tensor x)
    {
        x = functional.max_pool2d(conv1.call(x), 2);
        x = functional.max_pool2d(conv2.call(x), 2);
        Tensor? aux = null;
        if (aux1 is not null && training)
            aux = aux1.call(x);
        x = inception.call(x);
        x = functional.adaptive_avg_pool2d(x, 1).flatten(1);
        return (fc.call(x), aux);
    }

    public override Tensor forward(Tensor x)
    {
        var (logits, aux) = Compute(x);
        if (training && options.AuxLogits)
            return logits + options.AuxWeight * aux!;
        return logits;
    }

    private sealed class Inception : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> branch1, branch2, branch3;

        public Inception(int input, (int A, int B, int C) widths, Func<int, int, int, Module<Tensor, Tensor>> block) : base(nameof(Inception))
        {
            branch1 = block(input, widths.A, 1);
            branch2 = Sequential(block(input, widths.B / 2, 1), block(widths.B / 2, widths.B, 3));
            branch3 = Sequential(MaxPool2d(3, stride: 1, padding: 1), block(input, widths.C, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            IEnumerable<Tensor> Outputs()
            {
                yield return branch1.call(x);
                yield return branch2.call(x);
                yield return branch3.call(x);
            }

            return torch.cat(Outputs().ToArray(), 1);
        }
    }

    private sealed class InceptionAux : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;
        private readonly Linear fc1, fc2;

        public InceptionAux(long input, long classes) : base(nameof(InceptionAux))
        {
            conv = Conv2d(input, 8, 1);
            fc1 = Linear(8 * 4 * 4, 32);
            fc2 = Linear(32, classes);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = functional.adaptive_avg_pool2d(x, (4, 4));
            x = functional.relu(conv.call(x)).flatten(start_dim: 1);
            return fc2.call(functional.dropout(functional.relu(fc1.call(x)), 0.7, training));
        }
    }
}
