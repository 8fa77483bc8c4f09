// expect: parameters 9798, macs 104800, groups 1, gates 48, notes 1, float32 alone
// A character model: embedding, layers of LSTM with initial states, and a decoder on the last step.
// below: 30
[Prunable("16:long")]
public sealed partial class CharLstm : Module<Tensor, Tensor>
{
    private readonly Embedding encoder;
    private readonly LSTM rnn;
    private readonly Linear fc1, decoder;
    private readonly int hidden_size, n_layers;

    public CharLstm(int input_size = 30, int hidden_size = 20, int output_size = 30, int n_layers = 2) : base("CharRNN")
    {
        this.hidden_size = hidden_size;
        this.n_layers = n_layers;
        encoder = Embedding(input_size, hidden_size);
        rnn = LSTM(hidden_size, hidden_size, n_layers, batchFirst: true);
        fc1 = Linear(hidden_size, 48);
        decoder = Linear(48, output_size);
        RegisterComponents();
    }

    private (Tensor, Tensor) InitHidden(long batch, Device device) =>
        (torch.zeros(n_layers, batch, hidden_size, device: device), torch.zeros(n_layers, batch, hidden_size, device: device));

    public override Tensor forward(Tensor input)
    {
        var batch_size = input.size(0);
        var encoded = encoder.call(input);
        var hidden = InitHidden(batch_size, input.device);
        var (output, _, _) = rnn.call(encoded, hidden);
        var last = output[.., -1, ..];
        return decoder.call(functional.gelu(fc1.call(last)));
    }
}
