using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>One step of <see cref="LSTM"/>: hidden state and cell state.</summary>
public sealed class LSTMCell : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor)>
{
    private readonly CellWeights weights;

    internal LSTMCell(long inputSize, long hiddenSize, bool bias, torch.Device device, torch.ScalarType? dtype) : base(nameof(LSTMCell))
    {
        weights = new CellWeights(this, 4, inputSize, hiddenSize, bias, device, dtype);
    }

    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0)
    {
        using var zeros = h0_c0 is null ? weights.Zeros(input) : null;
        var (h, c) = h0_c0 ?? (zeros, zeros);
        return Ops.Call2("aten::lstm_cell", input, new[] { h, c }, weights.WeightIh, weights.WeightHh, weights.BiasIh, weights.BiasHh);
    }
}
