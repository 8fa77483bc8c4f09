namespace TorchSharp.Modules;

public sealed class Conv2d : Convolution
{
    internal Conv2d(long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation, long groups, bool bias, PaddingModes padding_mode, torch.Device device, torch.ScalarType? dtype)
        : base(nameof(Conv2d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, false, new long[2], groups, bias, padding_mode, device, dtype)
    {
    }

    public override torch.Tensor forward(torch.Tensor input) => Convolve("aten::conv2d", input);
}
