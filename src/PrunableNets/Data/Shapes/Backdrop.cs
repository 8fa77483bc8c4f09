using System;

namespace PrunableNets.Data.Shapes;

/// <summary>The four backgrounds: a gradient, stripes, a checkerboard, and smooth blotches, each between two given colours.</summary>
internal static class Backdrop
{
    public static void Fill(Canvas canvas, Color first, Color second, ref SplitMix64 random)
    {
        var share = random.NextInt(4) switch
        {
            0 => Gradient(canvas.Side, ref random),
            1 => Stripes(ref random),
            2 => Checks(ref random),
            _ => Blotches(canvas.Side, ref random),
        };
        for (var y = 0; y < canvas.Side; y++)
        {
            for (var x = 0; x < canvas.Side; x++)
                canvas[x, y] = Color.Mix(first, second, share(x, y));
        }
    }

    private static Func<int, int, double> Gradient(int side, ref SplitMix64 random)
    {
        var direction = Direction.Random(ref random);
        var length = (Math.Abs(direction.Cos) + Math.Abs(direction.Sin)) * side;
        return (x, y) => 0.5 + (direction.Cos * (x - side / 2) + direction.Sin * (y - side / 2)) / length;
    }

    private static Func<int, int, double> Stripes(ref SplitMix64 random)
    {
        var direction = Direction.Random(ref random);
        var period = random.NextDouble(4, 12);
        var phase = random.NextDouble();
        return (x, y) => TriangleWave((direction.Cos * x + direction.Sin * y) / period + phase);
    }

    private static Func<int, int, double> Checks(ref SplitMix64 random)
    {
        var direction = Direction.Random(ref random);
        var size = random.NextDouble(3, 8);
        return (x, y) =>
        {
            var u = Math.Floor((direction.Cos * x + direction.Sin * y) / size);
            var v = Math.Floor((direction.Cos * y - direction.Sin * x) / size);
            return ((long)(u + v) & 1) == 0 ? 0 : 1;
        };
    }

    private static Func<int, int, double> Blotches(int side, ref SplitMix64 random)
    {
        const int Cell = 6;
        var knots = side / Cell + 2;
        var heights = new double[knots * knots];
        for (var i = 0; i < heights.Length; i++)
            heights[i] = random.NextDouble();
        return (x, y) =>
        {
            var (column, row) = (x / Cell, y / Cell);
            var (u, v) = (x % Cell / (double)Cell, y % Cell / (double)Cell);
            var corner = row * knots + column;
            var above = heights[corner] + (heights[corner + 1] - heights[corner]) * u;
            var below = heights[corner + knots] + (heights[corner + knots + 1] - heights[corner + knots]) * u;
            return above + (below - above) * v;
        };
    }

    private static double TriangleWave(double turns) => Math.Abs(2 * (turns - Math.Floor(turns)) - 1);
}
