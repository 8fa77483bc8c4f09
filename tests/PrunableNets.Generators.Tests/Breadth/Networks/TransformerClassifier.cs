// expect: parameters 5571, macs 58824, groups 1, gates 24, notes 1
// A transformer encoder with sinusoidal positions in a buffer; layers of the library, the classifier on the mean.
// below: 40
[Prunable("12:long")]
public sealed partial class TransformerClassifier : Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly PositionalEncoding pos_encoder;
    private readonly TransformerEncoder transformer_encoder;
    private readonly Linear hidden, decoder;
    private readonly long ninputs;

    public TransformerClassifier(long ntokens = 40, long ninputs = 16, long nheads = 2, long nhidden = 32, long nlayers = 2, double dropout = 0.2) : base("TransformerClassifier")
    {
        this.ninputs = ninputs;
        pos_encoder = new PositionalEncoding(ninputs, dropout);
        var encoder_layers = TransformerEncoderLayer(ninputs, nheads, nhidden, dropout);
        transformer_encoder = TransformerEncoder(encoder_layers, nlayers);
        embedding = Embedding(ntokens, ninputs);
        hidden = Linear(ninputs, 24);
        decoder = Linear(24, 3);
        InitWeights();
        RegisterComponents();
    }

    private void InitWeights()
    {
        var initrange = 0.1;
        init.uniform_(embedding.weight, -initrange, initrange);
        init.zeros_(decoder.bias);
        init.uniform_(decoder.weight, -initrange, initrange);
    }

    public override Tensor forward(Tensor t)
    {
        var src = pos_encoder.call(embedding.call(t).transpose(0, 1) * MathF.Sqrt(ninputs));
        var enc = transformer_encoder.call(src, null, null);
        var pooled = enc.mean(new long[] { 0 });
        return decoder.call(functional.relu(hidden.call(pooled)));
    }

    private sealed class PositionalEncoding : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> dropout;
        private readonly Tensor pe;

        public PositionalEncoding(long dmodel, double dropout, int maxLen = 100) : base("PositionalEncoding")
        {
            this.dropout = Dropout(dropout);
            var pe = torch.zeros(new long[] { maxLen, dmodel });
            var position = torch.arange(0, maxLen, 1).unsqueeze(1);
            var divTerm = (torch.arange(0, dmodel, 2) * (-Math.Log(10000.0) / dmodel)).exp();
            pe[TensorIndex.Ellipsis, TensorIndex.Slice(0, null, 2)] = (position * divTerm).sin();
            pe[TensorIndex.Ellipsis, TensorIndex.Slice(1, null, 2)] = (position * divTerm).cos();
            this.pe = pe.unsqueeze(0).transpose(0, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor t)
        {
            using var x = t + pe[TensorIndex.Slice(null, t.shape[0]), TensorIndex.Slice()];
            return dropout.call(x);
        }
    }
}
