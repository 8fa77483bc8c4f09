// expect: parameters 484, macs 9280, groups 1, gates 16, notes 0
// A graph network (Kipf and Welling 2017) with a dense adjacency as its second input, weights as parameters.
[Prunable("12x8", "12x12")]
public sealed partial class GraphConvolution : Module<Tensor, Tensor, Tensor>
{
    private readonly GcnLayer gc1, gc2;
    private readonly Linear readout;

    public GraphConvolution(long nfeat = 8, long nhid = 16, long nclass = 4) : base("GCN")
    {
        gc1 = new GcnLayer(nfeat, nhid);
        gc2 = new GcnLayer(nhid, nhid);
        readout = Linear(nhid, nclass);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x, Tensor adj)
    {
        x = functional.relu(gc1.call(x, adj));
        x = functional.dropout(x, 0.5, training);
        x = functional.relu(gc2.call(x, adj));
        return readout.call(x.sum(1));
    }

    private sealed class GcnLayer : Module<Tensor, Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter? bias;

        public GcnLayer(long in_features, long out_features, bool useBias = true) : base("GraphConvolution")
        {
            weight = Parameter(torch.empty(in_features, out_features));
            bias = useBias ? Parameter(torch.empty(out_features)) : null;
            var stdv = 1.0 / Math.Sqrt(weight.size(1));
            init.uniform_(weight, -stdv, stdv);
            if (bias is not null)
                init.uniform_(bias, -stdv, stdv);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input, Tensor adj)
        {
            var support = torch.matmul(input, weight);
            var output = torch.bmm(adj, support);
            if (bias is not null)
                return output + bias;
            return output;
        }
    }
}
