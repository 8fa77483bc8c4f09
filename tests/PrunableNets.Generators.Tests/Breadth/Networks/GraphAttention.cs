// expect: parameters 380, macs 8592, groups 0, gates 0, notes 0
// nothing to prune: the weights are parameters of its own
// Graph attention (Velickovic et al. 2018) over a dense adjacency: heads that are joined, then heads that are averaged.
[Prunable("12x8", "12x12")]
public sealed partial class GraphAttention : Module<Tensor, Tensor, Tensor>
{
    private enum Merge { Concat, Average }

    private readonly ModuleList<GatHead> attentions, out_att;
    private readonly double dropout;

    public GraphAttention(int nfeat = 8, int nhid = 6, int nclass = 5, double dropout = 0.6, double alpha = 0.2, int nheads = 3) : base("GAT")
    {
        this.dropout = dropout;
        attentions = new ModuleList<GatHead>(Enumerable.Range(0, nheads).Select(_ => new GatHead(nfeat, nhid, dropout, alpha)).ToArray());
        out_att = new ModuleList<GatHead>();
        for (var i = 0; i < 2; i++)
            out_att.Add(new GatHead(nhid * nheads, nclass, dropout, alpha));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor adj)
    {
        x = functional.dropout(x, dropout, training);
        x = functional.elu(Combine(attentions, x, adj, Merge.Concat), 1.0);
        x = functional.dropout(x, dropout, training);
        return functional.log_softmax(Combine(out_att, x, adj, Merge.Average), dim: -1);
    }

    private static Tensor Combine(IEnumerable<GatHead> heads, Tensor x, Tensor adj, Merge merge)
    {
        var outputs = heads.Select(head => head.call(x, adj)).ToList();
        return merge switch
        {
            Merge.Concat => torch.cat(outputs, -1),
            Merge.Average => torch.stack(outputs).mean([0]),
            _ => throw new ArgumentOutOfRangeException(nameof(merge)),
        };
    }

    private sealed class GatHead : Module<Tensor, Tensor, Tensor>
    {
        private readonly Parameter W, a_src, a_dst;
        private readonly double dropout, alpha;

        public GatHead(long in_features, long out_features, double dropout, double alpha) : base(nameof(GatHead))
        {
            (this.dropout, this.alpha) = (dropout, alpha);
            W = Parameter(torch.empty(in_features, out_features));
            a_src = Parameter(torch.empty(out_features, 1L));
            a_dst = Parameter(torch.empty(out_features, 1L));
            foreach (var p in new[] { W, a_src, a_dst })
                init.xavier_uniform_(p, gain: 1.414);
            RegisterComponents();
        }

        public override Tensor forward(Tensor h, Tensor adj)
        {
            var Wh = torch.matmul(h, W);
            var e = functional.leaky_relu(Wh.matmul(a_src) + Wh.matmul(a_dst).transpose(1, 2), alpha);
            var zero_vec = -9e15f * torch.ones_like(e);
            var attention = torch.where(adj > 0, e, zero_vec);
            attention = functional.softmax(attention, dim: 2);
            attention = functional.dropout(attention, dropout, training);
            return torch.matmul(attention, Wh);
        }
    }
}
