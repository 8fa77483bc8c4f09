using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>ShuffleNet's channel shuffle.</summary>
internal sealed record ShuffleStage(int Groups) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var groups = Fitting.Divisor(x.Channels, Groups);
        var apart = writer.Let($"{x.Name}.reshape({x.Name}.shape[0], {groups}, {x.Channels / groups}, {x.Height}, {x.Width}).transpose(1, 2)");
        return writer.Let($"{apart}.contiguous().view({x.Name}.shape[0], {x.Channels}, {x.Height}, {x.Width})", x);
    }
}
