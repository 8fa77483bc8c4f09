// expect: parameters 2704, macs 27904, groups 15, gates 108, notes 0
// SCINet (Liu et al. 2022) in small: a tree that splits a series into even and odd steps, lets both halves change each other and zips them up again.
[Prunable("32x4")]
public sealed partial class ScinetLite : Module<Tensor, Tensor>
{
    private readonly ScinetTree blocks1;
    private readonly Conv1d projection1;

    public ScinetLite(int input_len = 32, int output_len = 8, int input_dim = 4, double hidden_size = 2, int num_levels = 2) : base("SCINet")
    {
        if (input_len % (1 << num_levels) != 0)
            throw new ArgumentException($"{input_len} steps cannot be halved {num_levels} times.", nameof(input_len));
        blocks1 = new ScinetTree(input_dim, num_levels - 1, hidden_size);
        projection1 = Conv1d(input_len, output_len, kernel_size: 1, stride: 1, bias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var res1 = x;
        x = blocks1.call(x);
        x = x + res1;
        return projection1.call(x);
    }

    private static (Tensor Even, Tensor Odd) Halves(Tensor x) =>
        (x[TensorIndex.Colon, TensorIndex.Slice(0, null, 2), TensorIndex.Colon], x[TensorIndex.Colon, TensorIndex.Slice(1, null, 2), TensorIndex.Colon]);

    private sealed class Interactor : Module<Tensor, (Tensor Even, Tensor Odd)>
    {
        private readonly Sequential phi, psi, P, U;

        public Interactor(int in_planes, double hidden_size, int kernel = 3) : base(nameof(Interactor))
        {
            var size_hidden = (int)(in_planes * hidden_size);
            Sequential Convolutions() => Sequential(
                ReplicationPad1d((kernel - 1) / 2 + 1),
                Conv1d(in_planes, size_hidden, kernel_size: kernel),
                LeakyReLU(negative_slope: 0.01),
                Dropout(0.25),
                Conv1d(size_hidden, in_planes, kernel_size: 3),
                Tanh());
            (phi, psi, P, U) = (Convolutions(), Convolutions(), Convolutions(), Convolutions());
            RegisterComponents();
        }

        public override (Tensor Even, Tensor Odd) forward(Tensor x)
        {
            var (x_even, x_odd) = Halves(x);
            (x_even, x_odd) = (x_even.permute(0, 2, 1), x_odd.permute(0, 2, 1));
            var d = x_odd.mul(torch.exp(phi.call(x_even)));
            var c = x_even.mul(torch.exp(psi.call(x_odd)));
            return (c + U.call(d), d - P.call(c));
        }
    }

    private sealed class ScinetTree : Module<Tensor, Tensor>
    {
        private readonly Interactor workingblock;
        private readonly ScinetTree? tree_even, tree_odd;

        public ScinetTree(int in_planes, int current_level, double hidden_size) : base(nameof(ScinetTree))
        {
            workingblock = new Interactor(in_planes, hidden_size);
            if (current_level != 0)
            {
                tree_odd = new ScinetTree(in_planes, current_level - 1, hidden_size);
                tree_even = new ScinetTree(in_planes, current_level - 1, hidden_size);
            }
            RegisterComponents();
        }

        private static Tensor ZipUpThePants(Tensor even, Tensor odd) => torch.stack([even, odd], dim: 2).flatten(1, 2);

        public override Tensor forward(Tensor x)
        {
            var (even, odd) = workingblock.call(x);
            even = even.permute(0, 2, 1);
            odd = odd.permute(0, 2, 1);
            return tree_even is null || tree_odd is null
                ? ZipUpThePants(even, odd)
                : ZipUpThePants(tree_even.call(even), tree_odd.call(odd));
        }
    }
}
