using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>ConvTranspose1d</c>, <c>ConvTranspose2d</c> and <c>ConvTranspose3d</c>; sizes have one entry a spatial dimension. The weight's first dimension is the input.</summary>
public sealed class ConvolutionTransposeLayer(long inChannels, long outChannels, long[] kernel, long[] stride, long[] padding, long[] outputPadding, long[] dilation, long groups, bool bias) : Layer
{
    public override string Type => $"ConvTranspose{kernel.Length}d";

    public long InChannels => inChannels;

    public long OutChannels => outChannels;

    public IReadOnlyList<long> Kernel => kernel;

    public IReadOnlyList<long> Stride => stride;

    public IReadOnlyList<long> Padding => padding;

    public IReadOnlyList<long> OutputPadding => outputPadding;

    public IReadOnlyList<long> Dilation => dilation;

    public int SpatialRank => kernel.Length;

    public long Groups => groups;

    public bool Bias => bias;

    public long KernelSize => kernel.Aggregate(1L, static (a, b) => a * b);

    public override (long Input, long Output) Widths => (inChannels, outChannels);

    protected override IReadOnlyList<StateTensor> Tensors
    {
        get
        {
            var spatial = Enumerable.Repeat(StateAxis.Fixed, kernel.Length);
            var weight = new StateTensor("weight", [StateAxis.Input, groups == 1 ? StateAxis.Output : StateAxis.Fixed, .. spatial], true, KernelSize * (groups == 1 ? 1 : outChannels / groups));
            return bias ? [weight, new StateTensor("bias", [StateAxis.Output])] : [weight];
        }
    }

    /// <summary>Output size of spatial dimension <paramref name="i"/>, as PyTorch documents it.</summary>
    public long OutputSize(int i, long size) => (size - 1) * stride[i] - 2 * padding[i] + dilation[i] * (kernel[i] - 1) + outputPadding[i] + 1;

    public override Layer? WithBias() =>
        new ConvolutionTransposeLayer(inChannels, outChannels, kernel, stride, padding, outputPadding, dilation, groups, true) { Path = Path };

    public override Operation CreateOperation() => new ConvolutionTranspose(this);
}
