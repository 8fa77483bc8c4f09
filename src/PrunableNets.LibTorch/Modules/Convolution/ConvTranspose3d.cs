using TorchSharp.Native;

namespace TorchSharp.Modules;

public sealed class ConvTranspose3d : ConvolutionTranspose
{
    internal ConvTranspose3d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, long[] output_padding, long[] dilation, long groups, bool bias, PaddingModes padding_mode, torch.Device device, torch.ScalarType? dtype)
        : base(nameof(ConvTranspose3d), in_channels, out_channels, kernel_size, stride, padding, null, dilation, true, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override torch.Tensor forward(torch.Tensor input, long[] output_size) => Ops.Call("aten::conv_transpose3d.input", input, weight, bias, stride, padding,
        _output_padding(input, output_size, kernel_size, stride, padding, dilation, 3), groups, dilation);
}
