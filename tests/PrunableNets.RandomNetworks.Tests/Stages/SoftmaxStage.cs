using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A softmax over the channels or over a row.</summary>
internal sealed record SoftmaxStage(int Dimension) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) => writer.Let($"functional.softmax({x.Name}, {Dimension})", x);
}
