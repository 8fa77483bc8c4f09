// expect: parameters 36877, macs 2284656, groups 4, gates 72, notes 1
// CRNN (Shi et al. 2015): a VGG-like net that pools heights away, two bidirectional LSTMs with linear layers between.
[Prunable("1x32x64")]
public sealed partial class Crnn : Module<Tensor, Tensor>
{
    private readonly Sequential cnn;
    private readonly Sequential rnn;

    public Crnn(int imgH = 32, int nc = 1, int nclass = 37, int nh = 24, bool leakyRelu = false) : base("CRNN")
    {
        if (imgH % 16 != 0)
            throw new ArgumentException("imgH has to be a multiple of 16", nameof(imgH));
        int[] ks = [3, 3, 3, 3, 2], ps = [1, 1, 1, 1, 0], ss = [1, 1, 1, 1, 1], nm = [8, 16, 24, 24, 32];
        var cnn = Sequential();

        void convRelu(int i, bool batchNormalization = false)
        {
            int nIn = i == 0 ? nc : nm[i - 1], nOut = nm[i];
            cnn.append("conv" + i, Conv2d(nIn, nOut, ks[i], ss[i], ps[i]));
            if (batchNormalization)
                cnn.append($"batchnorm{i}", BatchNorm2d(nOut));
            if (leakyRelu)
                cnn.append($"relu{i}", LeakyReLU(0.2, inplace: true));
            else
                cnn.append($"relu{i}", ReLU(true));
        }

        convRelu(0);
        cnn.append("pooling0", MaxPool2d(2, 2));
        convRelu(1);
        cnn.append("pooling1", MaxPool2d(2, 2));
        convRelu(2, true);
        convRelu(3);
        cnn.append("pooling2", MaxPool2d((2, 2), stride: (2, 1), padding: (0, 1)));
        cnn.append("pooling3", MaxPool2d((2, 2), (2, 1), (0, 1)));
        convRelu(4, true);
        this.cnn = cnn;
        rnn = Sequential(new BidirectionalLstm(32, nh, nh), new BidirectionalLstm(nh, nh, nclass));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var conv = cnn.call(input);
        var (h, w) = (conv.shape[2], conv.shape[3]);
        if (h != 1)
            throw new InvalidOperationException($"the height of conv must be 1, not {h}");
        conv = conv.squeeze(2);
        conv = conv.permute(2, 0, 1);
        var output = rnn.call(conv);
        return output.permute(1, 0, 2);
    }

    private sealed class BidirectionalLstm : Module<Tensor, Tensor>
    {
        private readonly LSTM rnn;
        private readonly Linear embedding;

        public BidirectionalLstm(long nIn, long nHidden, long nOut) : base("BidirectionalLSTM")
        {
            rnn = LSTM(nIn, nHidden, bidirectional: true);
            embedding = Linear(nHidden * 2, nOut);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var (recurrent, _, _) = rnn.call(input);
            var (T, b, h) = (recurrent.shape[0], recurrent.shape[1], recurrent.shape[2]);
            var t_rec = recurrent.view(T * b, h);
            var output = embedding.call(t_rec);
            return output.view(T, b, -1);
        }
    }
}
