using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A gated linear unit over the channels, or the module's channel shuffle where they have no halves.</summary>
internal sealed record GatedHalfStage(bool IsModule) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) => x.Channels % 2 != 0 || x.Channels < 4
        ? writer.Let($"{x.Name}.channel_shuffle({Fitting.Divisor(x.Channels, 3)})", x)
        : writer.Let(IsModule ? $"{writer.Field("GLU", "GLU(1)")}.call({x.Name})" : $"functional.glu({x.Name}, 1)", x with { Channels = x.Channels / 2 });
}
