namespace PrunableNets.Data.Images;

/// <summary>One image as bytes, C x H x W; one channel for grey, three for red, green, blue.</summary>
internal sealed record DecodedImage(ImageShape Shape, byte[] Pixels)
{
    /// <summary>The image in three channels.</summary>
    public DecodedImage ToColor() => Shape.Channels == 3 ? this : new(Shape with { Channels = 3 }, [.. Pixels, .. Pixels, .. Pixels]);
}
