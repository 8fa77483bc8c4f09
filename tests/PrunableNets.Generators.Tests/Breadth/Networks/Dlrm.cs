// expect: parameters 1913, macs 1712, groups 4, gates 80, notes 0
// DLRM (Naumov et al. 2019): tables by feature, a bottom perceptron, and products of all pairs.
// below: 10
[Prunable("13", "4:long")]
public sealed partial class Dlrm : Module<Tensor, Tensor, Tensor>
{
    private readonly ModuleList<Embedding> emb_l;
    private readonly Sequential bot_l, top_l;

    public Dlrm() : base("DLRM")
    {
        emb_l = new ModuleList<Embedding>(Enumerable.Range(0, 4).Select(_ => Embedding(10, 8)).ToArray());
        bot_l = CreateMlp([13, 32, 16, 8], -1);
        top_l = CreateMlp([8 + 10, 24, 1], sigmoidLayer: 1);
        RegisterComponents();
    }

    private static Sequential CreateMlp(long[] ln, int sigmoidLayer)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (int i = 0; i < ln.Length - 1; i++)
        {
            var (n, m) = (ln[i], ln[i + 1]);
            layers.Add(Linear(n, m, hasBias: true));
            layers.Add(i == sigmoidLayer ? Sigmoid() : ReLU());
        }
        return Sequential(layers.ToArray());
    }

    private static Tensor InteractFeatures(Tensor x, List<Tensor> ly)
    {
        var (batch_size, d) = (x.shape[0], x.shape[1]);
        var T = torch.cat(new[] { x }.Concat(ly).ToList(), dim: 1).view(batch_size, -1, d);
        var Z = torch.bmm(T, T.transpose(1, 2));
        var pairs = new List<Tensor>();
        for (long i = 0; i < Z.shape[1]; i++)
            for (long j = 0; j < i; j++)
                pairs.Add(Z[.., i, j]);
        return torch.cat([x, torch.stack(pairs, dim: 1)], dim: 1);
    }

    public override Tensor forward(Tensor dense, Tensor sparse)
    {
        var x = bot_l.call(dense);
        var ly = new List<Tensor>();
        for (int k = 0; k < emb_l.Count; k++)
            ly.Add(emb_l[k].call(sparse[.., k]));
        var z = InteractFeatures(x, ly);
        return top_l.call(z);
    }
}
