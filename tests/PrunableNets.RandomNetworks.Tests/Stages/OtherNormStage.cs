using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>What a norm takes its statistics over.</summary>
internal enum NormKind
{
    Groups, Positions, Channels, Instance,
}

/// <summary>A group norm, a layer norm over positions or over channels, or an instance norm.</summary>
internal sealed record OtherNormStage(NormKind Kind, int Groups, bool Affine) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var affine = Affine ? "true" : "false";
        // The variance of a single number is none.
        if (Kind is NormKind.Positions or NormKind.Instance && x.Height * x.Width < 2)
            return x;
        return Kind switch
        {
            NormKind.Groups => writer.Let($"{writer.Field("GroupNorm", $"GroupNorm({Fitting.Divisor(x.Channels, Groups)}, {x.Channels}, affine: {affine})")}.call({x.Name})", x),
            NormKind.Positions => writer.Let($"{writer.Field("LayerNorm", $"LayerNorm(new long[] {{ {x.Height}, {x.Width} }}, elementwise_affine: {affine})")}.call({x.Name})", x),
            NormKind.Channels => writer.Let($"{writer.Field("LayerNorm", $"LayerNorm({x.Channels}, elementwise_affine: {affine})")}.call({x.Name}.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)", x),
            _ => writer.Let($"{writer.Field("InstanceNorm2d", $"InstanceNorm2d({x.Channels}, affine: {affine})")}.call({x.Name})", x),
        };
    }
}
