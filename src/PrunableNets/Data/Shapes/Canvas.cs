using System;

namespace PrunableNets.Data.Shapes;

/// <summary>
/// A square picture under construction. All drawing here and around it uses IEEE double +, -, *, / and comparisons only,
/// which .NET rounds the same on every platform; sines and the like, which it does not, are avoided.
/// </summary>
internal sealed class Canvas(int side)
{
    // Samples per pixel and direction; a pixel's coverage is a multiple of 1/16.
    private const int Samples = 4;
    private readonly Color[] _pixels = new Color[side * side];

    public int Side => side;

    public ref Color this[int x, int y] => ref _pixels[y * side + x];

    /// <summary>Paints the figure, given in pixel coordinates and lying within <paramref name="radius"/> of the centre, with smoothed edges.</summary>
    public void Paint(Figure contains, double centerX, double centerY, double radius, Func<int, int, Color> paint)
    {
        var (left, right) = (Pixel(centerX - radius), Pixel(centerX + radius));
        var (top, bottom) = (Pixel(centerY - radius), Pixel(centerY + radius));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var hits = Coverage(contains, x, y);
                if (hits > 0)
                    this[x, y] = Color.Mix(this[x, y], paint(x, y), hits / (double)(Samples * Samples));
            }
        }
    }

    /// <summary>Writes the picture as planes, R then G then B, with uniform noise of the given amplitude on every value.</summary>
    public void WriteTo(Span<byte> planes, double noise, ref SplitMix64 random)
    {
        for (var i = 0; i < _pixels.Length; i++)
        {
            planes[i] = Quantize(_pixels[i].R + random.NextDouble(-noise, noise));
            planes[i + _pixels.Length] = Quantize(_pixels[i].G + random.NextDouble(-noise, noise));
            planes[i + 2 * _pixels.Length] = Quantize(_pixels[i].B + random.NextDouble(-noise, noise));
        }
    }

    private static int Coverage(Figure contains, int x, int y)
    {
        var hits = 0;
        for (var v = 0; v < Samples; v++)
        {
            for (var u = 0; u < Samples; u++)
            {
                if (contains(x + (u + 0.5) / Samples, y + (v + 0.5) / Samples))
                    hits++;
            }
        }
        return hits;
    }

    private int Pixel(double coordinate) => (int)Math.Clamp(Math.Floor(coordinate), 0, side - 1);

    private static byte Quantize(double value) => (byte)Math.Clamp(Math.Floor(value + 0.5), 0, 255);
}
