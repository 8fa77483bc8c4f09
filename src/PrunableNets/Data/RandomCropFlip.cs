using System;
using System.Globalization;

namespace PrunableNets.Data;

/// <summary>
/// The usual CIFAR augmentation (He et al., "Deep Residual Learning for Image Recognition", 2016, section 4.2): pad each side with
/// <see cref="Padding"/> black pixels, cut out a window of the original size at random, mirror it with probability one half.
/// </summary>
public sealed record RandomCropFlip
{
    /// <summary>Pixels added on each side, at least 0.</summary>
    public int Padding { get; set; } = 4;

    /// <summary>Whether images are mirrored left to right; left out where <see cref="Dataset.CanBeMirrored"/> says no.</summary>
    public bool Flip { get; set; } = true;

    /// <summary>As much of what is wished as means something for the samples; null for nothing.</summary>
    internal static RandomCropFlip? For(Dataset data, RandomCropFlip? wished) =>
        !data.IsAugmented ? null : wished is { Flip: true } && !data.CanBeMirrored ? wished with { Flip = false } : wished;

    /// <summary>What is done to images, in words.</summary>
    internal static string Describe(RandomCropFlip? augmentation) => augmentation is null
        ? "as they are"
        : string.Create(CultureInfo.InvariantCulture, $"cropped at random with padding {augmentation.Padding}{(augmentation.Flip ? " and flipped" : "")}");

    /// <summary>Transforms one image, C x H x W, into <paramref name="target"/>, which has the same size and must not overlap it.</summary>
    internal void Apply(ReadOnlySpan<byte> source, Span<byte> target, ImageShape shape, ref SplitMix64 random)
    {
        // Both draws are made whatever the settings, so that a setting does not change the other one's outcome.
        var offsetY = random.NextInt(2 * Padding + 1) - Padding;
        var offsetX = random.NextInt(2 * Padding + 1) - Padding;
        var mirrored = random.NextBool() && Flip;
        var left = Math.Clamp(-offsetX, 0, shape.Width);
        var right = Math.Clamp(shape.Width - offsetX, 0, shape.Width);
        target.Clear();
        for (var row = 0; row < shape.Channels * shape.Height; row++)
        {
            var sourceY = row % shape.Height + offsetY;
            var line = target.Slice(row * shape.Width, shape.Width);
            if (sourceY >= 0 && sourceY < shape.Height && left < right)
                source.Slice((row + offsetY) * shape.Width + left + offsetX, right - left).CopyTo(line[left..]);
            if (mirrored)
                line.Reverse();
        }
    }
}
