// expect: parameters 4540, macs 43209, groups 10, gates 180, notes 0
// A graph isomorphism network (Xu et al. 2019): learned epsilons in a list, sums over neighbours, scores of all depths added up.
[Prunable("10x7", "10x10")]
public sealed partial class GraphIsomorphism : Module<Tensor, Tensor, Tensor>
{
    private readonly ModuleList<Sequential> mlps;
    private readonly ModuleList<Linear> linears_prediction;
    private readonly ParameterList eps;

    public GraphIsomorphism(params int[] widths) : base("GIN")
    {
        if (widths is not [_, _, ..])
            widths = [7, 20, 20, 16];
        mlps = new ModuleList<Sequential>();
        eps = new ParameterList();
        for (var (i, width) = (1, widths[0]); i < widths.Length; width = widths[i++])
        {
            mlps.Add(Mlp(width, 2 * widths[i], widths[i]));
            eps.Add(Parameter(torch.zeros(1)));
        }
        linears_prediction = new ModuleList<Linear>([.. from width in widths select Linear(width, 3)]);
        RegisterComponents();
    }

    private static Sequential Mlp(long input, long hidden, long output) => Sequential(
        Linear(input, hidden), BatchNorm1d(hidden), ReLU(),
        Linear(hidden, output), BatchNorm1d(output), ReLU());

    public override Tensor forward(Tensor x, Tensor adj)
    {
        var (batch, nodes) = (x.shape[0], x.shape[1]);
        var hidden_rep = new List<Tensor> { x };
        for (var layer = 0; layer < mlps.Count; layer++)
        {
            var h = hidden_rep[^1];
            var pooled = torch.bmm(adj, h) + (1 + eps[layer]) * h;
            var rep = mlps[layer].call(pooled.view(batch * nodes, -1));
            hidden_rep.Add(rep.view(batch, nodes, -1));
        }
        return hidden_rep
            .Zip(linears_prediction, (h, linear) => functional.dropout(linear.call(h.sum(1)), 0.5, training))
            .Aggregate((score, next) => score + next);
    }
}
