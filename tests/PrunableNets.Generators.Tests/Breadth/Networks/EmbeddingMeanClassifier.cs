// expect: parameters 2132, macs 896, groups 2, gates 56, notes 0
// A text classifier: embeddings averaged over the words that are not padding.
// below: 50
[Prunable("12:long")]
public sealed partial class EmbeddingMeanClassifier : Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly Linear fc1, fc2;
    private readonly long padIdx;

    public EmbeddingMeanClassifier(long vocab = 50, long dim = 24, long hidden = 32, long classes = 4, long padIdx = 0) : base(nameof(EmbeddingMeanClassifier))
    {
        this.padIdx = padIdx;
        embedding = Embedding(vocab, dim, padding_idx: padIdx);
        (fc1, fc2) = (Linear(dim, hidden), Linear(hidden, classes));
        RegisterComponents();
        InitWeights(0.5);
    }

    private void InitWeights(double range)
    {
        init.uniform_(embedding.weight, -range, range);
        foreach (var layer in new[] { fc1, fc2 })
        {
            init.uniform_(layer.weight, -range, range);
            layer.bias!.zero_();
        }
    }

    public override Tensor forward(Tensor tokens)
    {
        var mask = tokens.ne(padIdx).unsqueeze(-1).to_type(ScalarType.Float32);
        var summed = (embedding.call(tokens) * mask).sum(1);
        var counts = mask.sum(1).clamp(min: 1);
        var mean = summed / counts;
        return fc2.call(functional.dropout(functional.relu(fc1.call(mean)), 0.3, training));
    }
}
