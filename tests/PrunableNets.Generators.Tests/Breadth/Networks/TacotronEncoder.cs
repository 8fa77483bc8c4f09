// expect: parameters 12936, macs 231168, groups 4, gates 72, notes 1
// Tacotron 2's text encoder (Shen et al. 2018) with a CBHG-like bank and highway layers (Srivastava et al. 2015).
// below: 40
[Prunable("20:long")]
public sealed partial class TacotronEncoder : Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly ModuleList<Sequential> bank;
    private readonly Conv1d project;
    private readonly ModuleList<Highway> highways;
    private readonly LSTM lstm;

    public TacotronEncoder(int vocabulary = 40, int dim = 24, int K = 3) : base(nameof(TacotronEncoder))
    {
        embedding = Embedding(vocabulary, dim, padding_idx: 0);
        bank = new ModuleList<Sequential>();
        for (var k = 1; k <= K; k++)
            bank.Add(Sequential(Conv1d(dim, 16, k, padding: k / 2), ReLU(), BatchNorm1d(16)));
        project = Conv1d(16 * K, dim, 3, padding: 1);
        highways = new ModuleList<Highway>(Enumerable.Range(0, 2).Select(_ => new Highway(dim)).ToArray());
        lstm = LSTM(dim, 12, 1, batchFirst: true, bidirectional: true);
        RegisterComponents();
    }

    public override Tensor forward(Tensor text)
    {
        var x = embedding.call(text);
        var T = x.shape[1];
        var y = x.transpose(1, 2);
        y = torch.cat(bank.Select(b => b.call(y)[.., .., ..(int)T]).ToArray(), dim: 1);
        y = functional.max_pool1d(y, 2, stride: 1, padding: 1)[.., .., ..(int)T];
        y = project.call(y).transpose(1, 2) + x;
        foreach (var highway in highways)
            y = highway.call(y);
        lstm.flatten_parameters();
        var (outputs, _, _) = lstm.call(y);
        return outputs;
    }

    private sealed class Highway : Module<Tensor, Tensor>
    {
        private readonly Linear H, T;

        public Highway(long size) : base(nameof(Highway))
        {
            H = Linear(size, size);
            T = Linear(size, size);
            init.constant_(T.bias!, -1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var h = H.call(x).relu();
            var t = T.call(x).sigmoid();
            return h * t + x * (1.0 - t);
        }
    }
}
