using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>Dropout with probability zero, so that training can be compared; as module or function.</summary>
internal sealed record DropoutStage(string Name, bool IsModule) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) => writer.Let(
        IsModule ? $"{writer.Field(Name, $"{Name}(0.0)")}.call({x.Name})" : $"functional.{Name.ToLowerInvariant()}({x.Name}, 0.0, training)", x);
}
