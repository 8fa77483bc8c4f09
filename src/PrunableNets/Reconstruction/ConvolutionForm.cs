using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A convolution of one to three dimensions, with groups, dilation, strides and any padding, transposed or not.</summary>
/// <param name="layer">[N, C, ..] to [N, O, ..], or both without N.</param>
internal sealed class ConvolutionForm(Convolution layer) : LayerForm(
    layer.transposed ? layer.weight.shape[1] * layer.groups : layer.weight.shape[0],
    layer.groups,
    (layer.transposed ? layer.weight.shape[0] / layer.groups : layer.weight.shape[1]) * layer.weight.shape.Skip(2).Aggregate(1L, static (a, b) => a * b))
{
    private readonly ConvolutionAxis[] axes = [.. Enumerable.Range(0, (int)layer.weight.dim() - 2).Select(a => ConvolutionAxis.Of(layer, a))];

    public override int ChannelDimension => -axes.Length - 1;

    /// <returns>[N, H', W', C, kh, kw], for two dimensions.</returns>
    public override Tensor Unfold(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var unfolded = x.dim() == axes.Length + 1 ? x.unsqueeze(0) : x;
        var outputs = y.shape[^axes.Length..];
        unfolded = Padded(Spread(unfolded), outputs);
        for (var a = 0; a < axes.Length; a++)
            unfolded = unfolded.unfold(2 + a, axes[a].Span, axes[a].Step).narrow(2 + a, 0, outputs[a]);
        var places = Enumerable.Range(2, axes.Length).Select(static d => (long)d).ToArray();
        for (var a = 0; a < axes.Length; a++)
            if (axes[a].Dilation > 1)
                unfolded = unfolded.slice(2 + axes.Length + a, 0, axes[a].Span, axes[a].Dilation);
        var order = new long[] { 0 }.Concat(places).Append(1).Concat(places.Select(p => p + axes.Length)).ToArray();
        return unfolded.permute(order).MoveToOuterDisposeScope();
    }

    public override Tensor Rows(Tensor unfolded, long[] positions)
    {
        using var scope = NewDisposeScope();
        var places = new TensorIndex[axes.Length + 1];
        var inner = 1L;
        for (var d = axes.Length; d >= 0; d--)
        {
            var (size, below) = (unfolded.shape[d], inner);
            places[d] = TensorIndex.Tensor(tensor(Array.ConvertAll(positions, p => p / below % size), int64, unfolded.device));
            inner *= size;
        }
        return unfolded[places].reshape(positions.Length, Groups, Unknowns).transpose(0, 1).to(float64).MoveToOuterDisposeScope();
    }

    public override Tensor Weight(Tensor solution)
    {
        var shape = layer.weight.shape;
        if (!layer.transposed)
            return solution.reshape(shape);
        using var scope = NewDisposeScope();
        long[] kernel = shape[2..];
        var turned = solution.reshape([Groups, Outputs / Groups, shape[0] / Groups, .. kernel]);
        for (var a = 0; a < kernel.Length; a++)
        {
            var last = kernel[a] - 1;
            var backwards = Enumerable.Range(0, (int)kernel[a]).Select(k => last - k).ToArray();
            turned = turned.index_select(3 + a, tensor(backwards, int64, solution.device));
        }
        return turned.transpose(1, 2).reshape(shape).MoveToOuterDisposeScope();
    }

    private Tensor Spread(Tensor x)
    {
        for (var a = 0; a < axes.Length; a++)
        {
            if (axes[a].Spread == 1)
                continue;
            var shape = x.shape.ToArray();
            shape[2 + a] = axes[a].Widened(shape[2 + a]);
            var wide = zeros(shape, dtype: x.dtype, device: x.device);
            wide.slice(2 + a, 0, shape[2 + a], axes[a].Spread).copy_(x);
            x = wide;
        }
        return x;
    }

    private Tensor Padded(Tensor x, long[] outputs)
    {
        // From the last side to the first, each in front and behind.
        var pads = new long[2 * axes.Length];
        for (var a = 0; a < axes.Length; a++)
        {
            var place = 2 * (axes.Length - 1 - a);
            var missing = ((outputs[a] - 1) * axes[a].Step) + axes[a].Span - axes[a].Before - x.shape[2 + a];
            (pads[place], pads[place + 1]) = (axes[a].Before, Math.Max(0, missing));
        }
        if (pads.All(static p => p == 0))
            return x;
        var mode = layer.padding_mode == PaddingModes.Zeros ? PaddingModes.Constant : layer.padding_mode;
        return nn.functional.pad(x, pads, mode, 0.0);
    }
}
