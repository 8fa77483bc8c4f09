using System;
using System.Linq;

namespace TorchSharp.Modules;

/// <summary>The gradient of a convolution as a layer. The weight has shape [in, out / groups, kernel...].</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, torch.Device device = null, torch.ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
    {
        if (padding_mode != PaddingModes.Zeros)
            throw new ArgumentException($"{name} supports the padding mode Zeros only, not {padding_mode}.", nameof(padding_mode));
    }

    public override torch.Tensor forward(torch.Tensor input) => forward(input, null);

    /// <param name="output_size">The spatial size wanted, which one output padding must give; null takes <see cref="Convolution.output_padding"/>.</param>
    public abstract torch.Tensor forward(torch.Tensor input, long[] output_size);

    /// <exception cref="ArgumentException">No output padding gives the size.</exception>
    protected long[] _output_padding(torch.Tensor input, long[] output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null)
            return output_padding;
        var wanted = output_size.TakeLast((int)num_spatial_dims).ToArray();
        var sizes = input.shape.TakeLast((int)num_spatial_dims).ToArray();
        var result = new long[num_spatial_dims];
        for (var dim = 0; dim < result.Length; dim++)
        {
            var least = (sizes[dim] - 1) * stride[dim] - 2 * padding[dim] + dilation[dim] * (kernel_size[dim] - 1) + 1;
            result[dim] = wanted[dim] - least;
            if (result[dim] < 0 || result[dim] >= Math.Max(stride[dim], dilation[dim]))
                throw new ArgumentException($"{GetName()} cannot make size {wanted[dim]} of {sizes[dim]}: possible are {least} to {least + Math.Max(stride[dim], dilation[dim]) - 1}.", nameof(output_size));
        }
        return result;
    }
}
