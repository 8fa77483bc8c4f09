using System.Collections.Generic;

namespace PrunableNets.Data.Shapes;

/// <summary>The figures to be told apart. Each fits in the unit disc; a point is inside or not.</summary>
internal static class Outline
{
    /// <summary>The classes of <see cref="ShapesDataset"/>, in label order.</summary>
    public static IReadOnlyList<(string Name, Figure Contains)> All { get; } =
    [
        ("circle", (x, y) => x * x + y * y < 0.81),
        ("ring", (x, y) => x * x + y * y is > 0.27 and < 0.90),
        ("square", (x, y) => x is > -0.72 and < 0.72 && y is > -0.72 and < 0.72),
        ("triangle", Polygon([(0, -1), (0.866, 0.5), (-0.866, 0.5)])),
        ("star", Polygon(
        [
            (0, -1), (0.247, -0.340), (0.951, -0.309), (0.400, 0.130), (0.588, 0.809),
            (0, 0.420), (-0.588, 0.809), (-0.400, 0.130), (-0.951, -0.309), (-0.247, -0.340),
        ])),
        ("cross", (x, y) => (x is > -0.3 and < 0.3 && y is > -0.95 and < 0.95) || (y is > -0.3 and < 0.3 && x is > -0.95 and < 0.95)),
        ("crescent", (x, y) => x * x + y * y < 0.95 && (x - 0.45) * (x - 0.45) + y * y > 0.56),
        ("semicircle", (x, y) => y > -0.45 && x * x + (y + 0.45) * (y + 0.45) < 0.90),
        ("heart", Heart),
        ("arrow", Polygon([(1, 0), (0.1, 0.8), (0.1, 0.3), (-0.95, 0.3), (-0.95, -0.3), (0.1, -0.3), (0.1, -0.8)])),
    ];

    /// <summary>The sextic (x^2 + y^2 - 1)^3 = x^2 y^3, shrunk to the unit disc.</summary>
    private static bool Heart(double x, double y)
    {
        var (u, v) = (x * 1.25, 0.15 - y * 1.25);
        var disc = u * u + v * v - 1;
        return disc * disc * disc < u * u * v * v * v;
    }

    /// <summary>Inside by the even-odd rule: a ray to the right crosses the outline an odd number of times.</summary>
    private static Figure Polygon((double X, double Y)[] corners) => (x, y) =>
    {
        var inside = false;
        var from = corners[^1];
        foreach (var to in corners)
        {
            if (from.Y > y != to.Y > y && x < from.X + (y - from.Y) / (to.Y - from.Y) * (to.X - from.X))
                inside = !inside;
            from = to;
        }
        return inside;
    };
}
