using System.Collections.Generic;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>Squeeze-and-excitation, with linear layers or 1x1 convolutions.</summary>
internal sealed record ExciteStage(int Hidden, bool IsLinear, bool IsNested) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x) => IsNested ? writer.Nested(x, Inline) : Inline(writer, x);

    public override IEnumerable<Stage> Smaller()
    {
        if (IsNested)
            yield return this with { IsNested = false };
    }

    private Flow Inline(NetworkWriter writer, Flow x)
    {
        if (IsLinear)
        {
            var squeezed = writer.Let($"{x.Name}.mean(new long[] {{ 2, 3 }})");
            var hidden = writer.Let($"functional.relu({writer.Field("Linear", $"Linear({x.Channels}, {Hidden})")}.call({squeezed}))");
            var weights = writer.Let($"{writer.Field("Linear", $"Linear({Hidden}, {x.Channels})")}.call({hidden}).sigmoid()");
            return writer.Let($"{x.Name} * {weights}.view({x.Name}.shape[0], {x.Channels}, 1, 1)", x);
        }
        var pooled = writer.Let($"{writer.Field("AdaptiveAvgPool2d", "AdaptiveAvgPool2d(1)")}.call({x.Name})");
        var reduced = writer.Let($"functional.relu({writer.Field("Conv2d", $"Conv2d({x.Channels}, {Hidden}, 1)")}.call({pooled}))");
        var scale = writer.Let($"functional.hardsigmoid({writer.Field("Conv2d", $"Conv2d({Hidden}, {x.Channels}, 1)")}.call({reduced}))");
        return writer.Let($"{x.Name}.mul({scale})", x);
    }
}
