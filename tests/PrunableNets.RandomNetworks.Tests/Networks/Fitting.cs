namespace PrunableNets.RandomNetworks.Tests.Networks;

/// <summary>Makes feature maps fit each other.</summary>
internal static class Fitting
{
    public static Flow Spatial(NetworkWriter writer, Flow x, Flow like) => x.Height == like.Height && x.Width == like.Width
        ? x
        : writer.Let($"functional.adaptive_avg_pool2d({x.Name}, ({like.Height}, {like.Width}))", x.Channels, like.Height, like.Width);

    public static Flow Channels(NetworkWriter writer, Flow x, int channels) => x.Channels == channels
        ? x
        : writer.Let($"{writer.Field("Conv2d", $"Conv2d({x.Channels}, {channels}, 1)")}.call({x.Name})", channels, x.Height, x.Width);

    /// <summary>The largest divisor of the channels that is no larger than wished.</summary>
    public static int Divisor(int channels, int wished)
    {
        while (channels % wished != 0)
            wished--;
        return wished;
    }
}
