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

    public override IReadOnlyList<StateTensor> State => affine
        ? [new StateTensor("weight", [StateAxis.Output]), new StateTensor("bias", [StateAxis.Output])]
        : [];

    public override Operation CreateOperation() => new GroupNorm(this);

    public override string WriteConstructor(string inputWidth, string outputWidth) =>
        $"GroupNorm({Count(outputWidth)}, {outputWidth}, {CSharp.Literal(eps)}, {CSharp.Literal(affine)})";

    /// <summary>The call of a norm without parameters, which needs no module.</summary>
    public string WriteFunction(string input, string width) =>
        $"functional.group_norm({input}, {Count(width)}, null, null, {CSharp.Literal(eps)})";

    private string Count(string width) => groups == 1 ? "1" : GroupedChannels.Count(width, channels / groups);
}
