using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>One weight a pixel, shared by all channels.</summary>
internal sealed record SpatialGateStage : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) =>
        writer.Let($"{x.Name} * {writer.Let($"{writer.Field("Conv2d", $"Conv2d({x.Channels}, 1, 1)")}.call({x.Name}).sigmoid()")}", x);
}
