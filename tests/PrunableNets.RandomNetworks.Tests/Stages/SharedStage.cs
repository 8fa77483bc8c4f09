using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>One convolution that is called twice, with a norm of its own each time or the same one.</summary>
internal sealed record SharedStage(bool SharesNorm) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var convolution = writer.Field("Conv2d", $"Conv2d({x.Channels}, {x.Channels}, 3, padding: 1)");
        var first = writer.Field("BatchNorm2d", $"BatchNorm2d({x.Channels})");
        var second = SharesNorm ? first : writer.Field("BatchNorm2d", $"BatchNorm2d({x.Channels})");
        var once = writer.Let($"functional.relu({first}.call({convolution}.call({x.Name})))");
        return writer.Let($"{second}.call({convolution}.call({once}))", x);
    }
}
