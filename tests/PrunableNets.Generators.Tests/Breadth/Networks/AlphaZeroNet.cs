// expect: parameters 36186, macs 1343528, groups 9, gates 182, notes 0
// AlphaZero's network (Silver et al. 2018) for a board of 6 by 7: a residual tower, heads of an abstract class, policy and value in one tensor.
[Prunable("3x6x7")]
public sealed partial class AlphaZeroNet : Module<Tensor, Tensor>
{
    private readonly Sequential stem, tower;
    private readonly Head policy, value;

    public AlphaZeroNet(int blocks = 3, int channels = 24) : base("AlphaZero")
    {
        const int rows = 6, columns = 7;
        stem = Sequential(Conv2d(3, channels, 3, padding: 1, bias: false), BatchNorm2d(channels), ReLU());
        tower = Sequential(from index in Enumerable.Range(1, blocks) select ($"block{index}", (Module<Tensor, Tensor>)new ResBlock(channels)));
        policy = new PolicyHead(channels, rows * columns, moves: columns);
        value = new ValueHead(channels, rows * columns);
        RegisterComponents();
    }

    public override Tensor forward(Tensor board)
    {
        var s = tower.call(stem.call(board));
        var (pi, v) = (policy.call(s), value.call(s));
        return torch.cat([pi, v], 1);
    }

    private abstract class Head : Module<Tensor, Tensor>
    {
        protected readonly Conv2d conv;
        protected readonly BatchNorm2d bn;

        protected Head(string name, long channels, long planes) : base(name)
        {
            conv = Conv2d(channels, planes, kernel_size: 1);
            bn = BatchNorm2d(planes);
        }

        public sealed override Tensor forward(Tensor s)
        {
            s = functional.relu(bn.call(conv.call(s)));
            return Answer(s.view(s.shape[0], -1));
        }

        protected abstract Tensor Answer(Tensor flat);
    }

    private sealed class PolicyHead : Head
    {
        private readonly Linear fc;

        public PolicyHead(long channels, long cells, long moves, long planes = 4) : base(nameof(PolicyHead), channels, planes)
        {
            fc = Linear(planes * cells, moves);
            RegisterComponents();
        }

        protected override Tensor Answer(Tensor flat) => functional.log_softmax(fc.call(flat), 1);
    }

    private sealed class ValueHead : Head
    {
        private readonly Linear fc1, fc2;

        public ValueHead(long channels, long cells, long planes = 2) : base(nameof(ValueHead), channels, planes)
        {
            fc1 = Linear(planes * cells, 32);
            fc2 = Linear(32, 1);
            RegisterComponents();
        }

        protected override Tensor Answer(Tensor flat) => torch.tanh(fc2.call(functional.relu(fc1.call(flat))));
    }

    private sealed class ResBlock : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d bn1, bn2;

        public ResBlock(long planes) : base(nameof(ResBlock))
        {
            (conv1, bn1) = ConvBn(planes);
            (conv2, bn2) = ConvBn(planes);
            RegisterComponents();
        }

        private static (Conv2d, BatchNorm2d) ConvBn(long planes) => (Conv2d(planes, planes, 3, stride: 1, padding: 1, bias: false), BatchNorm2d(planes));

        public override Tensor forward(Tensor x) => functional.relu(x + bn2.call(conv2.call(functional.relu(bn1.call(conv1.call(x))))));
    }
}
