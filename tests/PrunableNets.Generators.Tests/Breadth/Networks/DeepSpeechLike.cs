// expect: parameters 34733, macs 2202240, groups 2, gates 48, notes 1
// Convolutions over a spectrogram, a bidirectional GRU, and a classifier with batch norm of every step.
[Prunable("1x32x40")]
public sealed partial class DeepSpeechLike : Module<Tensor, Tensor>
{
    private readonly Sequential conv;
    private readonly GRU rnn;
    private readonly BatchNorm1d norm;
    private readonly Sequential fc;

    public DeepSpeechLike(int hidden = 24, int classes = 29) : base(nameof(DeepSpeechLike))
    {
        conv = Sequential(
            Conv2d(1, 16, kernel_size: (11, 5), stride: (2, 2), padding: (5, 2)), BatchNorm2d(16), Hardtanh(0, 20, inplace: true),
            Conv2d(16, 16, kernel_size: (7, 5), stride: (2, 1), padding: (3, 2)), BatchNorm2d(16), Hardtanh(0, 20, inplace: true));
        long rnn_input = (long)Math.Floor(32 / 4.0) * 16;
        rnn = GRU(rnn_input, hidden, numLayers: 1, bidirectional: true, batchFirst: true);
        norm = BatchNorm1d(2 * hidden);
        fc = Sequential(Linear(2 * hidden, 32), ReLU(), Linear(32, classes));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = conv.call(x);
        var sizes = x.size();
        x = x.view(sizes[0], sizes[1] * sizes[2], sizes[3]);
        x = x.transpose(1, 2);
        var (output, _) = rnn.call(x);
        output = norm.call(output.transpose(1, 2)).transpose(1, 2);
        var t = output.size(1);
        output = fc.call(output.reshape(-1, output.size(2)));
        return output.view(-1, t, output.size(-1)).log_softmax(-1);
    }
}
