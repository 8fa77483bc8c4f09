using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A batch norm alone, as in pre-activation networks.</summary>
internal sealed record NormStage : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) => writer.Let($"{writer.Field("BatchNorm2d", $"BatchNorm2d({x.Channels})")}.call({x.Name})", x);
}
