// expect: parameters 6530, macs 5952, groups 4, gates 192, notes 0
// Twin critics (TD3, Fujimoto et al. 2018) of a state and an action; activations by static members of an interface, the smaller value wins.
[Prunable("11", "3")]
public sealed partial class TwinCritic : Module<Tensor, Tensor, Tensor>
{
    private readonly ModuleList<QNetwork<Rectifier>> critics;

    public TwinCritic(long state_dim = 11, long action_dim = 3, int count = 2) : base(nameof(TwinCritic))
    {
        critics = new ModuleList<QNetwork<Rectifier>>();
        while (critics.Count < count)
            critics.append(new QNetwork<Rectifier>(state_dim, action_dim, 64, 32));
        RegisterComponents();
    }

    public Tensor Q1(Tensor state, Tensor action) => critics[0].call(state, action);

    public override Tensor forward(Tensor state, Tensor action) =>
        critics.Select(q => q.call(state, action)).Aggregate(torch.minimum);

    private interface IActivation
    {
        static abstract Module<Tensor, Tensor> Create();
    }

    private readonly struct Rectifier : IActivation
    {
        public static Module<Tensor, Tensor> Create() => ReLU();
    }

    private sealed class QNetwork<TActivation> : Module<Tensor, Tensor, Tensor> where TActivation : struct, IActivation
    {
        private readonly Sequential l1, l2;
        private readonly Linear l3;

        public QNetwork(long state_dim, long action_dim, params long[] hidden) : base("Q")
        {
            if (hidden is not [var first, var second])
                throw new ArgumentException("Two hidden layers, please.", nameof(hidden));
            l1 = Layer(state_dim + action_dim, first);
            l2 = Layer(first, second);
            l3 = Linear(second, 1);
            RegisterComponents();
        }

        private static Sequential Layer(long inputs, long outputs) => Sequential(Linear(inputs, outputs), LayerNorm(outputs), TActivation.Create());

        public override Tensor forward(Tensor state, Tensor action)
        {
            var sa = torch.cat(new[] { state, action }, 1);
            return l3.call(l2.call(l1.call(sa)));
        }
    }
}
