// expect: parameters 4485, macs 3989, groups 6, gates 102, notes 0
// DCN v2 (Wang et al. 2021): crosses of low rank beside a perceptron that an operator writes down width by width.
// below: 8
[Prunable("5", "4:long")]
public sealed partial class DeepCrossV2 : Module<Tensor, Tensor, Tensor>
{
    /// <summary>Widths of a perceptron: <c>new Widths(8) | 32 | 16</c>.</summary>
    public sealed class Widths(params long[] values)
    {
        public IReadOnlyList<long> Values { get; } = values;

        public long Last => Values[^1];

        public static Widths operator |(Widths widths, long next) =>
            next > 0 ? new Widths([.. widths.Values, next]) : throw new ArgumentOutOfRangeException(nameof(next));

        public static implicit operator Sequential(Widths widths)
        {
            var layers = new List<Module<Tensor, Tensor>>();
            for (var i = 1; i < widths.Values.Count; i++)
                layers.AddRange([Linear(widths.Values[i - 1], widths.Values[i]), BatchNorm1d(widths.Values[i]), ReLU()]);
            return Sequential(layers);
        }
    }

    private readonly Embedding table;
    private readonly ModuleList<CrossLayer> cross;
    private readonly Sequential deep;
    private readonly Linear logit;

    public DeepCrossV2(long numbers = 5, int fields = 4, long vocabulary = 8, long embedding = 6, int layers = 3, long rank = 8) : base("DCN-v2")
    {
        table = Embedding(vocabulary * fields, embedding);
        var input = numbers + fields * embedding;
        cross = new ModuleList<CrossLayer>(Enumerable.Range(0, layers).Select(_ => new CrossLayer(input, rank)).ToArray());
        var widths = new Widths(input) | 48 | 24;
        deep = widths;
        logit = Linear(input + widths.Last, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor numbers, Tensor ids)
    {
        var offsets = torch.arange(0, ids.shape[1], dtype: int64, device: ids.device) * 8;
        var embedded = table.call(ids + offsets).flatten(start_dim: 1);
        var x0 = torch.cat([numbers, embedded], dim: -1);
        var xl = x0;
        foreach (var layer in cross)
            xl = layer.call(x0, xl);
        return logit.call(torch.cat([xl, deep.call(x0)], dim: -1)).sigmoid();
    }

    private sealed class CrossLayer : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear v, u;

        public CrossLayer(long dim, long rank) : base(nameof(CrossLayer))
        {
            v = Linear(dim, rank, hasBias: false);
            u = Linear(rank, dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x0, Tensor xl) => x0 * u.call(v.call(xl)) + xl;
    }
}
