using System.Collections.Generic;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>Linear layers over the channels, by permuting or as a sequence of pixels.</summary>
internal sealed record ChannelsLastStage(int Hidden, bool IsSequence, Act? Act) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var last = writer.Let(IsSequence ? $"{x.Name}.flatten(2).transpose(1, 2)" : $"{x.Name}.permute(0, 2, 3, 1)");
        var hidden = writer.Let($"{writer.Field("Linear", $"Linear({x.Channels}, {Hidden})")}.call({last})");
        if (Act is not null)
            hidden = Act.Write(writer, hidden);
        return writer.Let(IsSequence ? $"{hidden}.transpose(1, 2).reshape({x.Name}.shape[0], {Hidden}, {x.Height}, {x.Width})" : $"{hidden}.permute(0, 3, 1, 2)", x with { Channels = Hidden });
    }

    public override IEnumerable<Stage> Smaller()
    {
        if (Act is not null)
            yield return this with { Act = null };
        if (IsSequence)
            yield return this with { IsSequence = false };
    }
}
