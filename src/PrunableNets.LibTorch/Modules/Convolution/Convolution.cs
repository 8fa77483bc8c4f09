using System;
using System.Linq;
using TorchSharp.Native;

namespace TorchSharp.Modules;

/// <summary>What convolutions of all ranks share. The weight has shape [out, in / groups, kernel...].</summary>
public abstract class Convolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    protected Parameter _weight;
    protected Parameter _bias;
    protected long input_channels;
    protected long[] _reversed_padding_repeated_twice;

    /// <exception cref="ArgumentException">The channels are not divisible by the groups.</exception>
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, torch.Device device = null, torch.ScalarType? dtype = null)
        : base(name)
    {
        if (groups <= 0 || in_channels % groups != 0)
            throw new ArgumentException($"in_channels ({in_channels}) must be divisible by groups ({groups}).", nameof(in_channels));
        if (out_channels % groups != 0)
            throw new ArgumentException($"out_channels ({out_channels}) must be divisible by groups ({groups}).", nameof(out_channels));
        (this.in_channels, this.out_channels, input_channels) = (in_channels, out_channels, in_channels);
        (this.kernel_size, this.stride, this.dilation) = (kernel_size, stride, dilation);
        (this.transposed, this.output_padding, this.groups, this.padding_mode) = (transposed, output_padding, groups, padding_mode);
        long[] shape = transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = new Parameter(torch.empty(shape, dtype, device));
        if (bias)
            this.bias = new Parameter(torch.empty([out_channels], dtype, device));
        if (padding_type is { } type)
            SetPadding(type);
        else
            SetPadding(padding);
        reset_parameters();
    }

    public Parameter weight
    {
        get => _weight;
        set
        {
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public Parameter bias
    {
        get => _bias;
        set
        {
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public long in_channels { get; }
    public long out_channels { get; }
    public long[] kernel_size { get; set; }
    public long[] stride { get; set; }
    public long[] padding { get; private set; }
    public Padding? padding_type { get; private set; }
    public long[] dilation { get; set; }
    public bool transposed { get; }
    public long[] output_padding { get; set; }
    public long groups { get; set; }
    public PaddingModes padding_mode { get; set; }

    public void SetPadding(long[] padding)
    {
        this.padding = padding;
        padding_type = null;
        _reversed_padding_repeated_twice = padding.Reverse().SelectMany(size => new[] { size, size }).ToArray();
    }

    public void SetPadding(Padding padding)
    {
        padding_type = padding;
        this.padding = new long[kernel_size.Length];
        _reversed_padding_repeated_twice = new long[kernel_size.Length * 2];
        if (padding != Padding.Same)
            return;
        for (var dim = 0; dim < kernel_size.Length; dim++)
        {
            var total = dilation[dim] * (kernel_size[dim] - 1);
            var at = 2 * (kernel_size.Length - 1 - dim);
            _reversed_padding_repeated_twice[at] = total / 2;
            _reversed_padding_repeated_twice[at + 1] = total - total / 2;
        }
    }

    /// <summary>PyTorch's initialisation: uniform in ±1/sqrt(fan in), for the weight and the bias.</summary>
    public void reset_parameters()
    {
        torch.nn.init.kaiming_uniform_(_weight, a: Math.Sqrt(5));
        if (_bias is null)
            return;
        var (fanIn, _) = torch.nn.init.CalculateFanInAndFanOut(_weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        torch.nn.init.uniform_(_bias, -bound, bound);
    }

    /// <summary>Whether the input has the rank, with or without a batch, and the channels that the layer takes.</summary>
    protected bool ValidateShape(torch.Tensor input, long dimensions)
    {
        var shape = input.shape;
        return (shape.Length == dimensions + 2 && shape[1] == input_channels) || (shape.Length == dimensions + 1 && shape[0] == input_channels);
    }

    // Operator names are looked up by reference, so they must be literals.
    private static string Padded(string op) => op switch
    {
        "aten::conv1d" => "aten::conv1d.padding",
        "aten::conv2d" => "aten::conv2d.padding",
        _ => "aten::conv3d.padding",
    };

    private protected torch.Tensor Convolve(string op, torch.Tensor input)
    {
        if (!ValidateShape(input, kernel_size.Length))
            throw new ArgumentException(
                $"{GetName()} takes {kernel_size.Length + 1} or {kernel_size.Length + 2} dimensions with {input_channels} channels; the input's shape is [{string.Join(", ", input.shape)}].", nameof(input));
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = torch.nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
            return Ops.Call(op, padded, _weight, _bias, stride, 0, dilation, groups);
        }
        return padding_type is Padding.Same
            ? Ops.Call(Padded(op), input, _weight, _bias, stride, "same", dilation, groups)
            : Ops.Call(op, input, _weight, _bias, stride, padding, dilation, groups);
    }
}
