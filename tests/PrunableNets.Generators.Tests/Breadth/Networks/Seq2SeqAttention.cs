// expect: parameters 10542, macs 118512, groups 2, gates 56, notes 2
// An encoder and a decoder with Bahdanau attention, teacher-forced over the target's steps.
// below: 30
[Prunable("10:long", "6:long")]
public sealed partial class Seq2SeqAttention : Module<Tensor, Tensor, Tensor>
{
    private readonly Embedding src_emb, tgt_emb;
    private readonly GRU encoder;
    private readonly GRUCell decoder;
    private readonly Attention attention;
    private readonly Sequential output;

    public Seq2SeqAttention(long vocab = 30, long emb = 16, long hid = 20) : base(nameof(Seq2SeqAttention))
    {
        src_emb = Embedding(vocab, emb);
        tgt_emb = Embedding(vocab, emb);
        encoder = GRU(emb, hid, batchFirst: true);
        decoder = GRUCell(emb + hid, hid);
        attention = new Attention(hid);
        output = Sequential(("fc1", Linear(hid * 2 + emb, 32)), ("act", Tanh()), ("fc2", Linear(32, vocab)));
        RegisterComponents();
    }

    public override Tensor forward(Tensor source, Tensor target)
    {
        var (outputs, h) = encoder.call(src_emb.call(source));
        var hidden = h.squeeze(0);
        var logits = new List<Tensor>();
        for (long t = 0; t < target.shape[1]; t++)
        {
            var embedded = tgt_emb.call(target[.., t]);
            var context = attention.call(hidden, outputs);
            hidden = decoder.call(torch.cat([embedded, context], 1), hidden);
            logits.Add(output.call(torch.cat([hidden, context, embedded], 1)));
        }
        return torch.stack(logits, 1);
    }

    private sealed class Attention : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear attn;
        private readonly Parameter v;

        public Attention(long hid) : base(nameof(Attention))
        {
            attn = Linear(hid * 2, 24);
            v = Parameter(torch.rand(24));
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden, Tensor outputs)
        {
            var timestep = outputs.size(1);
            var h = hidden.unsqueeze(1).repeat(1, timestep, 1);
            var energy = torch.tanh(attn.call(torch.cat([h, outputs], 2)));
            var scores = energy.matmul(v);
            var weights = functional.softmax(scores, dim: 1).unsqueeze(1);
            return torch.bmm(weights, outputs).squeeze(1);
        }
    }
}
