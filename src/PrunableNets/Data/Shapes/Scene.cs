using System;

namespace PrunableNets.Data.Shapes;

/// <summary>One picture: a backdrop, clutter, the figure over it, clutter over the figure, noise.</summary>
internal static class Scene
{
    /// <summary>The least distance between the figure's colour and the backdrop's colours; below it people fail too.</summary>
    private const double Contrast = 210;

    public static void Draw(Span<byte> planes, int side, Figure figure, ref SplitMix64 random)
    {
        var canvas = new Canvas(side);
        var ground = Color.Random(ref random);
        var ground2 = ground.Near(50, ref random);
        Backdrop.Fill(canvas, ground, ground2, ref random);
        Clutter.Draw(canvas, random.NextInt(3), ref random);
        DrawFigure(canvas, figure, ContrastingColor(ground, ground2, ref random), ref random);
        Clutter.Draw(canvas, random.NextInt(2), ref random);
        canvas.WriteTo(planes, random.NextDouble(3, 22), ref random);
    }

    private static void DrawFigure(Canvas canvas, Figure figure, Color color, ref SplitMix64 random)
    {
        var radius = random.NextDouble(9, 14);
        var centerX = random.NextDouble(radius, canvas.Side - radius);
        var centerY = random.NextDouble(radius, canvas.Side - radius);
        var direction = Direction.Tilted(ref random);
        var squeeze = random.NextDouble(1, 1.3);
        var edge = color.Near(50, ref random);
        canvas.Paint(
            (px, py) =>
            {
                var (dx, dy) = ((px - centerX) / radius, (py - centerY) / radius);
                return figure(direction.Cos * dx + direction.Sin * dy, (direction.Cos * dy - direction.Sin * dx) * squeeze);
            },
            centerX, centerY, radius * 1.05, (x, _) => Color.Mix(color, edge, x / (double)canvas.Side));
    }

    private static Color ContrastingColor(Color ground, Color ground2, ref SplitMix64 random)
    {
        while (true)
        {
            var color = Color.Random(ref random);
            if (color.Distance(ground) >= Contrast && color.Distance(ground2) >= Contrast)
                return color;
        }
    }
}
