using System;
using System.Collections.Immutable;
using System.Linq;

namespace PrunableNets.Data;

/// <summary>
/// How bytes become network inputs, per channel: (byte / 255 - mean) / std, the arithmetic of torchvision's ToTensor and Normalize.
/// </summary>
public sealed class Normalization
{
    /// <exception cref="ArgumentException">The lists differ in length, are empty, or a std is not positive.</exception>
    public Normalization(ImmutableArray<float> mean, ImmutableArray<float> std)
    {
        if (mean.IsDefaultOrEmpty || std.IsDefaultOrEmpty || mean.Length != std.Length)
            throw new ArgumentException("Mean and std need one value per channel, the same number of both.", nameof(std));
        if (!std.All(value => value > 0))
            throw new ArgumentException("Every channel's std must be positive.", nameof(std));
        Mean = mean;
        Std = std;
    }

    /// <summary>The RGB statistics of ImageNet, with which the published CIFAR-10 ResNets were trained too.</summary>
    public static Normalization ImageNet { get; } = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>Maps bytes to [-1, 1] in each of <paramref name="channels"/> channels.</summary>
    public static Normalization Symmetric(int channels) =>
        new([.. Enumerable.Repeat(0.5f, channels)], [.. Enumerable.Repeat(0.5f, channels)]);

    public ImmutableArray<float> Mean { get; }

    public ImmutableArray<float> Std { get; }
}
