// expect: parameters 4126, macs 3510, groups 7, gates 120, notes 0, float32 alone
// Wide and deep learning (Cheng et al. 2016): columns of records, crossed identifiers on the wide side, tables and numbers on the deep one.
// below: 10
[Prunable("6", "4:long")]
public sealed partial class WideAndDeep : Module<Tensor, Tensor, Tensor>
{
    public sealed record Column(string Name, long Buckets = 10, long Dimension = 8);

    private static readonly Column[] Columns =
    [
        new("occupation"),
        new("education", Dimension: 4),
        new("relationship") { Dimension = 4 },
        new("country", Buckets: 12),
    ];

    private static readonly (string Left, string Right)[] Crosses = [("education", "occupation"), ("country", "occupation")];

    private readonly ModuleDict<Embedding> deep_tables, wide_tables, cross_tables;
    private readonly Linear wide_dense;
    private readonly Sequential deep;

    public WideAndDeep(long numeric = 6, double dropout = 0.1) : base("Wide&Deep")
    {
        deep_tables = new ModuleDict<Embedding>();
        wide_tables = new ModuleDict<Embedding>();
        cross_tables = new ModuleDict<Embedding>();
        foreach (var (name, buckets, dimension) in Columns)
        {
            deep_tables.Add(name, Embedding(buckets, dimension));
            wide_tables.Add(name, Embedding(buckets, 1));
        }
        foreach (var (left, right) in Crosses)
            cross_tables.Add($"{left}_x_{right}", Embedding(Find(left).Buckets * Find(right).Buckets, 1));
        wide_dense = Linear(numeric, 1);
        deep = Sequential(Tower(numeric + Columns.Sum(c => c.Dimension), dropout, 48, 32, 16).Append(Linear(16, 1)));
        RegisterComponents();
    }

    private static Column Find(string name) => Columns.First(c => c.Name == name);

    private static int IndexOf(string name) => Array.FindIndex(Columns, c => c.Name == name);

    private static IEnumerable<Module<Tensor, Tensor>> Tower(long input, double dropout, params long[] widths)
    {
        foreach (var width in widths)
        {
            yield return Linear(input, width);
            yield return ReLU();
            if (dropout > 0)
                yield return Dropout(dropout);
            input = width;
        }
    }

    public override Tensor forward(Tensor numbers, Tensor ids)
    {
        var wide = wide_dense.call(numbers);
        foreach (var column in Columns)
            wide += wide_tables[column.Name].call(ids[.., IndexOf(column.Name)]);
        foreach (var (left, right) in Crosses)
        {
            var crossed = ids[.., IndexOf(left)] * Find(right).Buckets + ids[.., IndexOf(right)];
            wide += cross_tables[$"{left}_x_{right}"].call(crossed);
        }
        var embedded = Columns.Select((c, i) => deep_tables[c.Name].call(ids[.., i]));
        var logit = wide + deep.call(torch.cat(embedded.Prepend(numbers).ToArray(), dim: 1));
        return logit.sigmoid().squeeze(-1);
    }
}
