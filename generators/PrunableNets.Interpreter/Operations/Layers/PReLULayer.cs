using System.Collections.Generic;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>PReLU</c> with one slope, or one for each channel.</summary>
public sealed class PReLULayer(long slopes, double initial) : Layer
{
    /// <summary>The slope that TorchSharp starts with.</summary>
    public const double DefaultInitial = 0.25;

    public override string Type => "PReLU";

    public override ChannelRole OutputRole => ChannelRole.Other;

    public long Slopes => slopes;

    public double Initial => initial;

    public override (long Input, long Output) Widths => (slopes, slopes);

    protected override IReadOnlyList<StateTensor> Tensors => [new StateTensor("weight", [slopes == 1 ? StateAxis.Fixed : StateAxis.Output])];

    public override Operation CreateOperation() => new PReLU(this);
}
