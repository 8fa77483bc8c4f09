// expect: parameters 1160, macs 14200, groups 0, gates 0, notes 1
// nothing to prune: every layer's result is normalised over its features or is the output
// GraphSAGE (Hamilton et al. 2017): the mean of the neighbours beside a node itself, rows of length one; the aggregator is picked by its name.
[Prunable("10x6", "10x10")]
public sealed partial class GraphSage : Module<Tensor, Tensor, Tensor>
{
    public delegate Tensor Aggregator(Tensor nodes, Tensor adjacency);

    private static readonly Dictionary<string, Aggregator> Aggregators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mean"] = MeanOfNeighbours,
        ["sum"] = (nodes, adjacency) => torch.bmm(adjacency, nodes),
    };

    private readonly List<SageLayer> layers = [];
    private readonly Linear weight;

    public GraphSage(string aggregator = "Mean") : base("GraphSAGE")
    {
        if (!Aggregators.TryGetValue(aggregator, out var aggregate))
            throw new KeyNotFoundException($"No aggregator is called {aggregator}; there are {string.Join(", ", Aggregators.Keys)}.");
        long[] widths = [6, 24, 16];
        foreach (var (feats, embed) in widths.Zip(widths.Skip(1)))
        {
            var layer = new SageLayer(feats, embed, aggregate);
            register_module($"enc{layers.Count + 1}", layer);
            layers.Add(layer);
        }
        weight = Linear(widths[^1], 4, hasBias: false);
        RegisterComponents();
    }

    private static Tensor MeanOfNeighbours(Tensor nodes, Tensor adjacency)
    {
        var mask = adjacency.gt(0).to_type(nodes.dtype);
        var num_neigh = mask.sum(2, keepdim: true).clamp(min: 1);
        return mask.div(num_neigh).bmm(nodes);
    }

    public override Tensor forward(Tensor nodes, Tensor adjacency)
    {
        var embeds = nodes;
        foreach (var layer in layers)
            embeds = layer.call(embeds, adjacency);
        return weight.call(embeds);
    }

    private sealed class SageLayer : Module<Tensor, Tensor, Tensor>
    {
        private readonly Aggregator aggregate;
        private readonly Linear fc;

        public SageLayer(long feat_dim, long embed_dim, Aggregator aggregate) : base(nameof(SageLayer))
        {
            this.aggregate = aggregate;
            fc = Linear(2 * feat_dim, embed_dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor self_feats, Tensor adjacency)
        {
            var neigh_feats = aggregate(self_feats, adjacency);
            var combined = torch.cat([self_feats, neigh_feats], dim: 2);
            return functional.normalize(functional.relu(fc.call(combined)), p: 2, dim: 2);
        }
    }
}
