namespace PrunableNets.Data.Shapes;

/// <summary>A unit vector, by the rational parametrisation of the circle, so that no sine or cosine (whose last bit differs between platforms) is needed.</summary>
internal readonly record struct Direction(double Cos, double Sin)
{
    private const double TanEighthOfPi = 0.41421356237309503;

    /// <summary>Within an eighth of a turn of straight ahead; the density varies by a sixth or so, uniform enough for drawing.</summary>
    public static Direction Tilted(ref SplitMix64 random)
    {
        var t = random.NextDouble(-TanEighthOfPi, TanEighthOfPi);
        return new((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t));
    }

    /// <summary>Any direction.</summary>
    public static Direction Random(ref SplitMix64 random)
    {
        var (cos, sin) = Tilted(ref random);
        return random.NextInt(4) switch
        {
            0 => new(cos, sin),
            1 => new(-sin, cos),
            2 => new(-cos, -sin),
            _ => new(sin, -cos),
        };
    }
}
