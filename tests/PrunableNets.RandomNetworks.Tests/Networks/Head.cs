namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>How the feature map becomes classes.</summary>
internal enum HeadKind
{
    Pool, Mean, Flatten, FlattenHidden, Convolution,
}

/// <summary>The end of a network.</summary>
internal static class Head
{
    private const int Classes = 5;
    private const int Hidden = 6;

    /// <returns>The variable that holds the classes, [B, 5].</returns>
    public static string Write(HeadKind kind, NetworkWriter writer, Flow x)
    {
        switch (kind)
        {
            case HeadKind.Pool:
                var pooled = writer.Let($"functional.adaptive_avg_pool2d({x.Name}, 1).flatten(1)");
                return Linear(writer, pooled, x.Channels, Classes);
            case HeadKind.Mean:
                return Linear(writer, writer.Let($"{x.Name}.mean(new long[] {{ 2, 3 }})"), x.Channels, Classes);
            case HeadKind.Flatten:
                return Linear(writer, writer.Let($"{x.Name}.flatten(1)"), x.Channels * x.Height * x.Width, Classes);
            case HeadKind.FlattenHidden:
                var flat = writer.Let($"{x.Name}.reshape({x.Name}.shape[0], -1)");
                var hidden = Linear(writer, flat, x.Channels * x.Height * x.Width, Hidden);
                var normed = writer.Let($"functional.relu({writer.Field("BatchNorm1d", $"BatchNorm1d({Hidden})")}.call({hidden}))");
                return Linear(writer, normed, Hidden, Classes);
            default:
                var classes = writer.Let($"{writer.Field("Conv2d", $"Conv2d({x.Channels}, {Classes}, 1)")}.call({x.Name})");
                return writer.Let($"functional.adaptive_avg_pool2d({classes}, (1, 1)).squeeze(-1).squeeze(-1)");
        }
    }

    private static string Linear(NetworkWriter writer, string x, int from, int to) => writer.Let($"{writer.Field("Linear", $"Linear({from}, {to})")}.call({x})");
}
