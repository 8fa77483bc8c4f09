using System.Collections.Generic;

namespace PrunableNets.Interpreter.Operations.Layers;

/// <summary><c>GroupNorm</c>.</summary>
public sealed class GroupNormLayer(long groups, long channels, double eps, bool affine) : Layer
{
    public override string Type => "GroupNorm";

    public override ChannelRole OutputRole => ChannelRole.Norm;

    public long Groups => groups;

    public long Channels => channels;

    public bool Affine => affine;

    public double Epsilon => eps;

    public override (long Input, long Output) Widths => (channels, channels);

    protected override IReadOnlyList<StateTensor> Tensors => affine
        ? [new StateTensor("weight", [StateAxis.Output]), new StateTensor("bias", [StateAxis.Output])]
        : [];

    public override Operation CreateOperation() => new GroupNorm(this);
}
