using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>One step of <see cref="RNN"/>.</summary>
public sealed class RNNCell : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly CellWeights weights;
    private readonly string operation;

    internal RNNCell(long inputSize, long hiddenSize, torch.nn.NonLinearities nonLinearity, bool bias, torch.Device device, torch.ScalarType? dtype) : base(nameof(RNNCell))
    {
        operation = nonLinearity == torch.nn.NonLinearities.ReLU ? "aten::rnn_relu_cell" : "aten::rnn_tanh_cell";
        weights = new CellWeights(this, 1, inputSize, hiddenSize, bias, device, dtype);
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor h0 = null)
    {
        using var zeros = h0 is null ? weights.Zeros(input) : null;
        return Ops.Call(operation, input, h0 ?? zeros, weights.WeightIh, weights.WeightHh, weights.BiasIh, weights.BiasHh);
    }
}
