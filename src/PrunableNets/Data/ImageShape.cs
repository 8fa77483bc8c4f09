using System.Globalization;

namespace PrunableNets.Data;

/// <summary>The size of one image: channels x height x width, the order in which its bytes are stored.</summary>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>The number of bytes of one image.</summary>
    public int Size => checked(Channels * Height * Width);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Channels}x{Height}x{Width}");
}
