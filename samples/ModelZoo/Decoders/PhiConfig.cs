namespace ModelZoo.Decoders;

/// <summary>The sizes of a <see cref="PhiDecoder"/>.</summary>
/// <param name="Rotated">The part of each head's features that rotary positions turn.</param>
/// <param name="Theta">The base of the rotary positions' wavelengths.</param>
/// <param name="Epsilon">What layer norms add to the variance.</param>
public sealed record PhiConfig(
    long Vocabulary = 64,
    long Width = 64,
    long Heads = 4,
    int Layers = 2,
    double Rotated = 0.5,
    double Theta = 10000.0,
    double Epsilon = 1e-5)
{
    /// <summary>Features of one head.</summary>
    public long HeadWidth => Width / Heads;

    /// <summary>Features of one head that are turned.</summary>
    public long RotaryWidth => (long)(HeadWidth * Rotated);
}
