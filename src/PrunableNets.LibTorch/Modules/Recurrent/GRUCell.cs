using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>One step of <see cref="GRU"/>.</summary>
public sealed class GRUCell : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private readonly CellWeights weights;

    internal GRUCell(long inputSize, long hiddenSize, bool bias, torch.Device device, torch.ScalarType? dtype) : base(nameof(GRUCell))
    {
        weights = new CellWeights(this, 3, inputSize, hiddenSize, bias, device, dtype);
    }

    public override torch.Tensor forward(torch.Tensor input, torch.Tensor h0 = null)
    {
        using var zeros = h0 is null ? weights.Zeros(input) : null;
        return Ops.Call("aten::gru_cell", input, h0 ?? zeros, weights.WeightIh, weights.WeightHh, weights.BiasIh, weights.BiasHh);
    }
}
