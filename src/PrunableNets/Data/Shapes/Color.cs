using System;

namespace PrunableNets.Data.Shapes;

/// <summary>Red, green and blue, nominally 0 to 255 each.</summary>
internal readonly record struct Color(double R, double G, double B)
{
    public static Color Random(ref SplitMix64 random) =>
        new(random.NextDouble(0, 255), random.NextDouble(0, 255), random.NextDouble(0, 255));

    /// <summary>A colour at most <paramref name="spread"/> away in each channel.</summary>
    public Color Near(double spread, ref SplitMix64 random) => new(
        R + random.NextDouble(-spread, spread), G + random.NextDouble(-spread, spread), B + random.NextDouble(-spread, spread));

    public static Color Mix(Color from, Color to, double share) => new(
        from.R + (to.R - from.R) * share, from.G + (to.G - from.G) * share, from.B + (to.B - from.B) * share);

    /// <summary>The sum of the channels' differences, 0 to 765.</summary>
    public double Distance(Color other) => Math.Abs(R - other.R) + Math.Abs(G - other.G) + Math.Abs(B - other.B);
}
