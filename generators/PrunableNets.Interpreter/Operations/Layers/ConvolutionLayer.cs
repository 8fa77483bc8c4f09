using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>Conv1d</c>, <c>Conv2d</c> and <c>Conv3d</c>; sizes have one entry a spatial dimension.</summary>
public sealed class ConvolutionLayer(long inChannels, long outChannels, long[] kernel, long[] stride, long[] padding, long[] dilation, long groups, bool bias, string paddingMode) : Layer
{
    public override string Type => $"Conv{kernel.Length}d";

    public long InChannels => inChannels;

    public long OutChannels => outChannels;

    public IReadOnlyList<long> Kernel => kernel;

    public IReadOnlyList<long> Stride => stride;

    public IReadOnlyList<long> Padding => padding;

    public IReadOnlyList<long> Dilation => dilation;

    public long Groups => groups;

    public bool Bias => bias;

    /// <summary>A member of <c>PaddingModes</c>.</summary>
    public string PaddingMode => paddingMode;

    public override (long Input, long Output) Widths => (inChannels, outChannels);

    protected override IReadOnlyList<StateTensor> Tensors
    {
        get
        {
            var spatial = Enumerable.Repeat(StateAxis.Fixed, kernel.Length);
            var input = groups == 1 ? StateAxis.Input : StateAxis.Fixed;
            var fixedElements = kernel.Aggregate(1L, static (a, b) => a * b) * (groups == 1 ? 1 : inChannels / groups);
            var weight = new StateTensor("weight", [StateAxis.Output, input, .. spatial], true, fixedElements);
            return bias ? [weight, new StateTensor("bias", [StateAxis.Output])] : [weight];
        }
    }

    public override Layer? WithBias() => new ConvolutionLayer(inChannels, outChannels, kernel, stride, padding, dilation, groups, true, paddingMode) { Path = Path };

    public override Operation CreateOperation() => new Convolution(this);
}
