using System.Collections.Generic;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>A transposed convolution that doubles small maps and keeps the size of larger ones.</summary>
internal sealed record TransposedStage(int Output, bool IsGrouped, bool Bias, Act? Act) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var groups = IsGrouped ? Fitting.Divisor(x.Channels, 2) : 1;
        var output = (Output + groups - 1) / groups * groups;
        var doubles = x.Height <= 5 && x.Width <= 5;
        var sizes = doubles ? "2, stride: 2" : "3, padding: 1";
        var layer = writer.Field("ConvTranspose2d", $"ConvTranspose2d({x.Channels}, {output}, {sizes}{(groups > 1 ? $", groups: {groups}" : "")}{(Bias ? "" : ", bias: false")})");
        var result = writer.Let($"{layer}.call({x.Name})");
        if (Act is not null)
            result = Act.Write(writer, result);
        return doubles ? new Flow(result, output, 2 * x.Height, 2 * x.Width) : new Flow(result, output, x.Height, x.Width);
    }

    public override IEnumerable<Stage> Smaller()
    {
        if (IsGrouped)
            yield return this with { IsGrouped = false };
        if (Act is not null)
            yield return this with { Act = null };
    }
}
