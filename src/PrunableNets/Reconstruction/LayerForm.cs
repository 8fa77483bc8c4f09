using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// A layer that is linear in its weights, as equations: at each position - a sample, a token, a pixel - a row of K inputs goes into each
/// output of a group. K counts no constant.
/// </summary>
/// <param name="outputs">O, of all groups.</param>
/// <param name="groups">g; outputs and inputs of a group are consecutive.</param>
/// <param name="unknowns">K.</param>
internal abstract class LayerForm(long outputs, long groups, long unknowns)
{
    public long Outputs => outputs;

    public long Groups => groups;

    public long Unknowns => unknowns;

    public static LayerForm Of(nn.Module<Tensor, Tensor> layer) =>
        layer is Convolution convolution ? new ConvolutionForm(convolution) : new LinearForm((TorchSharp.Modules.Linear)layer);

    /// <summary>The dimension of the channels in an output, counted from the end: negative.</summary>
    public abstract int ChannelDimension { get; }

    /// <summary>How many positions an output has, of this layer or of the dense network's.</summary>
    public long Positions(Tensor y) => y.numel() / y.shape[Channels(y)];

    /// <summary>Whether the channels of an output are along a dimension.</summary>
    public bool HasChannelsAt(Tensor y, int dimension) => Channels(y) == dimension;

    /// <summary>Outputs at some positions.</summary>
    /// <param name="y">What the layer gave; or the dense network's, of more outputs.</param>
    /// <param name="positions">P of them, ascending.</param>
    /// <returns>[P, outputs], of y's type.</returns>
    public Tensor At(Tensor y, long[] positions)
    {
        using var scope = NewDisposeScope();
        var channels = Channels(y);
        var last = channels == y.dim() - 1 ? y : y.movedim([channels], [y.dim() - 1]);
        return last.reshape(-1, y.shape[channels]).index_select(0, tensor(positions, int64, y.device)).MoveToOuterDisposeScope();
    }

    /// <summary>Outputs by group.</summary>
    /// <param name="values">[P, O].</param>
    /// <returns>[g, P, O / g].</returns>
    public Tensor ByGroup(Tensor values) => values.reshape(values.shape[0], groups, -1).transpose(0, 1);

    /// <summary>What the rows at any positions are taken from; a view as far as it can be.</summary>
    /// <param name="x">The layer's input.</param>
    /// <param name="y">Its output.</param>
    public abstract Tensor Unfold(Tensor x, Tensor y);

    /// <summary>The inputs of some positions.</summary>
    /// <param name="unfolded">Of <see cref="Unfold"/>.</param>
    /// <param name="positions">P of them.</param>
    /// <returns>float64 [g, P, K].</returns>
    public abstract Tensor Rows(Tensor unfolded, long[] positions);

    /// <summary>A solution in the shape of the layer's weight.</summary>
    /// <param name="solution">[g, O / g, K].</param>
    public abstract Tensor Weight(Tensor solution);

    private int Channels(Tensor y) => (int)y.dim() + ChannelDimension;
}
