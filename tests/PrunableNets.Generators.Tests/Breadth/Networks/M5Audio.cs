// expect: parameters 26915, macs 490176, groups 4, gates 192, notes 0
// M5 (Dai et al. 2017): a one-dimensional network on raw audio, pooled to one frame.
public abstract class AudioClassifier : Module<Tensor, Tensor>
{
    protected AudioClassifier(string name) : base(name)
    {
    }
}

[Prunable("1x2000")]
public partial class M5Audio : AudioClassifier
{
    private readonly Conv1d conv1, conv2, conv3, conv4;
    private readonly BatchNorm1d bn1, bn2, bn3, bn4;
    private readonly MaxPool1d pool1 = MaxPool1d(4), pool2 = MaxPool1d(4), pool3 = MaxPool1d(4);
    private readonly Linear fc1;

    public M5Audio(int n_input = 1, int n_output = 35, int stride = 16, int n_channel = 32) : base(nameof(M5Audio))
    {
        conv1 = Conv1d(n_input, n_channel, kernel_size: 80, stride: stride);
        bn1 = BatchNorm1d(n_channel);
        conv2 = Conv1d(n_channel, n_channel, kernel_size: 3);
        bn2 = BatchNorm1d(n_channel);
        conv3 = Conv1d(n_channel, 2 * n_channel, kernel_size: 3);
        bn3 = BatchNorm1d(2 * n_channel);
        conv4 = Conv1d(2 * n_channel, 2 * n_channel, kernel_size: 3, padding: 1);
        bn4 = BatchNorm1d(2 * n_channel);
        fc1 = Linear(2 * n_channel, n_output);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = conv1.call(x);
        x = functional.relu(bn1.call(x));
        x = pool1.call(x);
        x = conv2.call(x);
        x = functional.relu(bn2.call(x));
        x = pool2.call(x);
        x = conv3.call(x);
        x = functional.relu(bn3.call(x));
        x = conv4.call(x);
        x = functional.relu(bn4.call(x));
        x = functional.avg_pool1d(x, x.shape[^1]);
        x = x.permute(0, 2, 1);
        x = fc1.call(x);
        return functional.log_softmax(x, dim: 2);
    }
}
