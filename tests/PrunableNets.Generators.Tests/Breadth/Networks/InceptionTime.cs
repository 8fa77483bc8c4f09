// expect: parameters 14709, macs 898208, groups 30, gates 264, notes 0
// InceptionTime (Fawaz et al. 2020): kernels of three lengths behind a bottleneck, a shortcut over every third module that a dictionary keeps.
[Prunable("3x64")]
public sealed partial class InceptionTime : Module<Tensor, Tensor>
{
    private readonly ModuleList<InceptionModule> inception = new();
    private readonly Dictionary<int, Sequential> shortcuts = new();
    private readonly Linear fc;

    public InceptionTime(int c_in = 3, int c_out = 5, int nf = 8, int depth = 6) : base(nameof(InceptionTime))
    {
        int n_in = c_in, res_in = c_in;
        for (int d = 0; d < depth; d++)
        {
            inception.Add(new InceptionModule(n_in, nf));
            n_in = nf * 4;
            if (d % 3 != 2)
                continue;
            var shortcut = Sequential();
            if (res_in != n_in)
                shortcut = shortcut.append("conv", Conv1d(res_in, n_in, 1, bias: false));
            shortcut.append("bn", BatchNorm1d(n_in));
            shortcuts[d] = shortcut;
            register_module("shortcut" + d, shortcut);
            res_in = n_in;
        }
        fc = Linear(n_in, c_out);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var res = x;
        var d = 0;
        foreach (var module in inception)
        {
            x = module.call(x);
            if (shortcuts.TryGetValue(d++, out var shortcut))
            {
                x = functional.relu(x + shortcut.call(res));
                res = x;
            }
        }
        return fc.call(x.mean([-1]));
    }

    private sealed class InceptionModule : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> bottleneck;
        private readonly ModuleList<Conv1d> convs;
        private readonly Sequential maxconvpool;
        private readonly BatchNorm1d bn;
        private readonly ReLU act;

        public InceptionModule(int ni, int nf, int ks = 20, bool useBottleneck = true) : base(nameof(InceptionModule))
        {
            useBottleneck &= ni > 3;
            bottleneck = useBottleneck ? Conv1d(ni, nf, 1, bias: false) : Identity();
            var kernels = Enumerable.Range(0, 3).Select(i => ks / (1 << i)).Select(k => k % 2 != 0 ? k : k - 1);
            convs = new ModuleList<Conv1d>(kernels.Select(k => Conv1d(useBottleneck ? nf : ni, nf, k, padding: Padding.Same, bias: false)).ToArray());
            maxconvpool = Sequential(MaxPool1d(3, stride: 1, padding: 1), Conv1d(ni, nf, 1, bias: false));
            bn = BatchNorm1d(nf * 4);
            act = ReLU();
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var input_tensor = x;
            x = bottleneck.call(input_tensor);
            var parts = new List<Tensor>(convs.Select(c => c.call(x))) { maxconvpool.call(input_tensor) };
            return act.call(bn.call(torch.cat(parts, dim: 1)));
        }
    }
}
