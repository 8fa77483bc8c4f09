using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests.Stages;

/// <summary>How a map changes its size.</summary>
internal enum Resizing
{
    Nearest, Bilinear, Upsample, PixelShuffle, PixelUnshuffle,
}

/// <summary>Interpolation, or channels for pixels and the other way round; maps that are large already shrink.</summary>
internal sealed record ResizeStage(Resizing Kind) : Stage
{
    public override Flow Write(NetworkWriter writer, Flow x)
    {
        var isSmall = x.Height <= 5 && x.Width <= 5;
        switch (Kind)
        {
            case Resizing.PixelShuffle when isSmall && x.Channels % 4 == 0 && x.Channels > 4:
                return writer.Let($"functional.pixel_shuffle({x.Name}, 2)", x.Channels / 4, 2 * x.Height, 2 * x.Width);
            case Resizing.PixelUnshuffle when x.Height % 2 == 0 && x.Width % 2 == 0 && x.Channels <= 6:
                return writer.Let($"{writer.Field("PixelUnshuffle", "PixelUnshuffle(2)")}.call({x.Name})", 4 * x.Channels, x.Height / 2, x.Width / 2);
            case Resizing.Upsample when isSmall:
                return writer.Let($"{writer.Field("Upsample", "Upsample(scale_factor: new double[] { 2, 2 })")}.call({x.Name})", x.Channels, 2 * x.Height, 2 * x.Width);
            default:
                var (height, width) = isSmall ? (x.Height + 1, x.Width + 2) : (4, 3);
                var mode = Kind == Resizing.Bilinear ? ", mode: InterpolationMode.Bilinear, align_corners: false" : "";
                return writer.Let($"functional.interpolate({x.Name}, size: new long[] {{ {height}, {width} }}{mode})", x.Channels, height, width);
        }
    }
}
