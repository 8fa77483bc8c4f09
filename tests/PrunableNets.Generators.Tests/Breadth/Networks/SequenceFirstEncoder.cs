// expect: parameters 18533, macs 254624, groups 8, gates 264, notes 0
// The word language model of PyTorch's tutorials (a transformer encoder over token sequences): the sequence comes first, the batch second.
// below: 40
[Prunable("14xB:long")]
public sealed partial class SequenceFirstEncoder : Module<Tensor, Tensor>
{
    private sealed class EncoderLayer : Module<Tensor, Tensor>
    {
        private readonly int heads, width;
        private readonly Linear qkv, output, linear1, linear2;
        private readonly LayerNorm norm1, norm2;

        public EncoderLayer(int width, int heads, int hidden) : base("layer")
        {
            (this.heads, this.width) = (heads, width);
            qkv = Linear(width, 3 * width);
            output = Linear(width, width);
            linear1 = Linear(width, hidden);
            linear2 = Linear(hidden, width);
            norm1 = LayerNorm(width);
            norm2 = LayerNorm(width);
            RegisterComponents();
        }

        public override Tensor forward(Tensor src)
        {
            var (length, batch) = (src.shape[0], src.shape[1]);
            var parts = qkv.forward(src).chunk(3, -1);
            // [length, batch, width] -> [batch * heads, length, width / heads], as torch's own multi-head attention has it.
            var (q, k, v) = (Heads(parts[0]), Heads(parts[1]), Heads(parts[2]));
            var weights = torch.softmax(torch.bmm(q, k.transpose(1, 2)) / Math.Sqrt(width / heads), -1);
            var attended = torch.bmm(weights, v).transpose(0, 1).contiguous().view(length, batch, width);
            src = norm1.forward(src + output.forward(attended));
            return norm2.forward(src + linear2.forward(functional.relu(linear1.forward(src))));

            Tensor Heads(Tensor t) => t.contiguous().view(length, batch * heads, width / heads).transpose(0, 1);
        }
    }

    private readonly Embedding encoder;
    private readonly ModuleList<EncoderLayer> layers = new();
    private readonly Linear decoder;
    private readonly Tensor pe;

    public SequenceFirstEncoder() : base("encoder")
    {
        const int width = 32;
        encoder = Embedding(40, width);
        decoder = Linear(width, 5);
        pe = torch.zeros(60, 1, width);
        register_buffer("pe", pe);
        for (var i = 0; i < 2; i++)
            layers.Add(new EncoderLayer(width, 4, 64));
        RegisterComponents();
    }

    public override Tensor forward(Tensor src)
    {
        var x = encoder.forward(src) * Math.Sqrt(32);
        x = x + pe[TensorIndex.Slice(null, x.shape[0])];
        foreach (var layer in layers)
            x = layer.forward(x);
        return decoder.forward(x.mean(new long[] { 0 }));
    }
}
