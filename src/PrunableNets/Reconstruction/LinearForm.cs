using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A linear layer over any leading dimensions.</summary>
internal sealed class LinearForm(Linear layer) : LayerForm(layer.weight.shape[0], 1, layer.weight.shape[1])
{
    public override int ChannelDimension => -1;

    public override Tensor Unfold(Tensor x, Tensor y) => x.reshape(-1, Unknowns);

    public override Tensor Rows(Tensor unfolded, long[] positions)
    {
        using var scope = NewDisposeScope();
        return unfolded.index_select(0, tensor(positions, int64, unfolded.device)).to(float64).unsqueeze(0).MoveToOuterDisposeScope();
    }

    public override Tensor Weight(Tensor solution) => solution.squeeze(0);
}
