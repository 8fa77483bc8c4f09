using System;

namespace PrunableNets.Data.Shapes;

/// <summary>Lines and specks that belong to no class.</summary>
internal static class Clutter
{
    public static void Draw(Canvas canvas, int count, ref SplitMix64 random)
    {
        for (var i = 0; i < count; i++)
        {
            var color = Color.Random(ref random);
            var (x, y) = (random.NextDouble(0, canvas.Side), random.NextDouble(0, canvas.Side));
            var direction = Direction.Random(ref random);
            var halfLength = random.NextDouble(0.8, 9);
            var halfWidth = random.NextDouble(0.4, 1.1);
            canvas.Paint(
                (px, py) =>
                {
                    var (dx, dy) = (px - x, py - y);
                    return Math.Abs(direction.Cos * dx + direction.Sin * dy) < halfLength
                        && Math.Abs(direction.Cos * dy - direction.Sin * dx) < halfWidth;
                },
                x, y, halfLength + halfWidth, (_, _) => color);
        }
    }
}
