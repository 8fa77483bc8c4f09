// expect: parameters 2480, macs 2064, groups 3, gates 56, notes 0
// DeepFM (Guo et al. 2017): first and second order terms and a perceptron over shared embeddings with offsets.
// below: 5
[Prunable("6:long")]
public sealed partial class FactorizationMachine : Module<Tensor, Tensor>
{
    private static readonly long[] FieldDims = [5, 5, 5, 5, 5, 5];

    private readonly Embedding embedding, linear;
    private readonly Parameter bias;
    private readonly Tensor offsets;
    private readonly Sequential mlp;

    public FactorizationMachine(long embedDim = 8, double dropout = 0.2) : base("DeepFM")
    {
        embedding = Embedding(FieldDims.Sum(), embedDim);
        linear = Embedding(FieldDims.Sum(), 1);
        bias = Parameter(torch.zeros(1));
        var starts = new long[FieldDims.Length];
        for (var i = 1; i < starts.Length; i++)
            starts[i] = starts[i - 1] + FieldDims[i - 1];
        offsets = torch.tensor(starts).unsqueeze(0);
        register_buffer("field_offsets", offsets);
        var layers = new List<Module<Tensor, Tensor>>();
        var input = FieldDims.Length * embedDim;
        foreach (var width in (long[])[32, 16])
        {
            layers.Add(Linear(input, width));
            layers.Add(BatchNorm1d(width));
            layers.Add(ReLU());
            layers.Add(Dropout(p: dropout));
            input = width;
        }
        layers.Add(Linear(input, 1));
        mlp = Sequential(layers);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var ids = x + get_buffer("field_offsets")!;
        var e = embedding.call(ids);
        var squareOfSum = e.sum(dim: 1).pow(2);
        var sumOfSquare = e.pow(2).sum(dim: 1);
        var fm = 0.5 * (squareOfSum - sumOfSquare).sum(1, keepdim: true);
        var first = linear.call(ids).sum(1) + bias;
        return torch.sigmoid((first + fm + mlp.call(e.view(-1, FieldDims.Length * 8))).squeeze(1));
    }
}
