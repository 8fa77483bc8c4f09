// expect: parameters 3444, macs 32274, groups 9, gates 172, notes 0
// DiffPool (Ying et al. 2018) in small: nodes are softly assigned to ever fewer clusters; a record configures it, tuples pass the coarser graph on.
[Prunable("12x8", "12x12")]
public sealed partial class DiffPoolLite : Module<Tensor, Tensor, Tensor>
{
    public sealed record Config(long Features = 8, long Hidden = 20, long Embedding = 16, long Classes = 3)
    {
        public IReadOnlyList<long> Clusters { get; init; } = [5, 2];
    }

    private readonly ModuleList<PoolingLevel> levels = new();
    private readonly DenseGcn final;
    private readonly Linear map1, map2;

    public DiffPoolLite() : this(new Config { Clusters = [6, 3] })
    {
    }

    public DiffPoolLite(Config config) : base("DiffPool")
    {
        var (input, hidden, embedding, classes) = config;
        foreach (var clusters in config.Clusters)
        {
            levels.Add(new PoolingLevel(input, hidden, embedding, clusters));
            input = embedding;
        }
        final = new DenseGcn(input, hidden, embedding);
        map1 = Linear(2 * embedding, 24);
        map2 = Linear(24, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor adj)
    {
        foreach (var level in levels)
            (x, adj) = level.call(x, adj);
        x = final.call(x, adj);
        var readout = torch.cat([x.amax(1), x.mean([1])], dim: 1);
        return map2.call(functional.relu(map1.call(readout)));
    }

    private sealed class DenseGcn : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear first, second;

        public DenseGcn(long input, long hidden, long output) : base(nameof(DenseGcn))
        {
            (first, second) = (Linear(input, hidden), Linear(hidden, output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor adj)
        {
            x = functional.relu(adj.bmm(first.call(x)) / adj.shape[1]);
            return adj.bmm(second.call(x)) / adj.shape[1];
        }
    }

    private sealed class PoolingLevel : Module<Tensor, Tensor, (Tensor X, Tensor Adj)>
    {
        private readonly DenseGcn embed, assign;

        public PoolingLevel(long input, long hidden, long output, long clusters) : base(nameof(PoolingLevel))
        {
            embed = new DenseGcn(input, hidden, output);
            assign = new DenseGcn(input, hidden, clusters);
            RegisterComponents();
        }

        public override (Tensor X, Tensor Adj) forward(Tensor x, Tensor adj)
        {
            var z_l = functional.relu(embed.call(x, adj));
            var s_l = functional.softmax(assign.call(x, adj), dim: -1);
            var s_t = s_l.transpose(-1, -2);
            return (torch.matmul(s_t, z_l), torch.matmul(torch.matmul(s_t, adj), s_l));
        }
    }
}
