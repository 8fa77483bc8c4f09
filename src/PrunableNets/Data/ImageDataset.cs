using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>Labelled images held in memory as bytes, N x C x H x W; the network sees them normalised.</summary>
public sealed class ImageDataset : Dataset
{
    private readonly byte[] _pixels;
    private readonly int[] _labels;
    private readonly Lazy<string> _fingerprint;

    /// <param name="pixels">N images one after the other; the array becomes the data set's own and must not be changed afterwards.</param>
    /// <param name="labels">N class indices; likewise.</param>
    /// <param name="shape">The size of one image.</param>
    /// <param name="classNames">One name per class.</param>
    /// <param name="normalization">One mean and std per channel.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, or a label names no class.</exception>
    public ImageDataset(
        byte[] pixels, int[] labels, ImageShape shape, ImmutableArray<string> classNames, Normalization normalization)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(normalization);
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1)
            throw new ArgumentException($"An image of {shape} has no pixels.", nameof(shape));
        if ((long)labels.Length * shape.Size != pixels.LongLength)
            throw new ArgumentException(Invariant(
                $"{labels.Length} images of {shape} take {(long)labels.Length * shape.Size} bytes, but there are {pixels.LongLength}."), nameof(pixels));
        if (normalization.Mean.Length != shape.Channels)
            throw new ArgumentException(Invariant(
                $"The normalization has {normalization.Mean.Length} channels, the images have {shape.Channels}."), nameof(normalization));
        _pixels = pixels;
        _labels = ClassLabels.Checked(labels, classNames.Length);
        _fingerprint = new Lazy<string>(Hash);
        ClassNames = classNames;
        Shape = shape;
        Normalization = normalization;
    }

    /// <summary>The size of one image.</summary>
    public ImageShape Shape { get; }

    /// <summary>How bytes become what the network sees.</summary>
    public Normalization Normalization { get; }

    /// <inheritdoc/>
    public override int Count => _labels.Length;

    /// <inheritdoc/>
    public override ImmutableArray<SampleTensor> Inputs => [new([Shape.Channels, Shape.Height, Shape.Width], torch.ScalarType.Float32)];

    /// <inheritdoc/>
    public override ImmutableArray<string> ClassNames { get; }

    /// <summary>SHA-256 (hex) of the bytes of all images, followed by the labels as little-endian 32-bit integers.</summary>
    public override string Fingerprint => _fingerprint.Value;

    /// <inheritdoc/>
    public override string Unit => "images";

    /// <inheritdoc/>
    public override bool IsAugmented => true;

    /// <summary>Left and right mean different things in the images, as in digits and letters.</summary>
    public bool HasLeftAndRight { get; init; }

    /// <inheritdoc/>
    public override bool CanBeMirrored => !HasLeftAndRight;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Count} images of {Shape}");

    /// <summary>The class index of one image.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>The bytes of one image, C x H x W.</summary>
    public ReadOnlySpan<byte> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _pixels.AsSpan(index * Shape.Size, Shape.Size);
    }

    /// <summary>The images at <paramref name="indices"/>, in that order, copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the data set.</exception>
    public ImageDataset Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var pixels = new byte[checked(indices.Count * Shape.Size)];
        for (var i = 0; i < indices.Count; i++)
            Image(indices[i]).CopyTo(pixels.AsSpan(i * Shape.Size));
        return new ImageDataset(pixels, [.. indices.Select(Label)], Shape, ClassNames, Normalization) { HasLeftAndRight = HasLeftAndRight };
    }

    /// <summary>The first <paramref name="count"/> images, or all where there are fewer.</summary>
    public ImageDataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Subset([.. Enumerable.Range(0, Math.Min(count, Count))]);
    }

    /// <inheritdoc/>
    public override Func<torch.Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed)
    {
        var random = new SplitMix64(seed);
        var labels = new long[members.Length];
        var pixels = new byte[checked(members.Length * Shape.Size)];
        for (var i = 0; i < members.Length; i++)
        {
            labels[i] = _labels[members[i]];
            var target = pixels.AsSpan(i * Shape.Size, Shape.Size);
            if (augmentation is not null)
                augmentation.Apply(Image(members[i]), target, Shape, ref random);
            else
                Image(members[i]).CopyTo(target);
        }
        return device => new Batch(ToTensor(pixels, device), torch.tensor(labels, [labels.Length], device: device));
    }

    private string Hash()
    {
        using var hash = new SampleHash();
        hash.Append<byte>(_pixels);
        hash.Append<int>(_labels);
        return hash.Result();
    }

    private torch.Tensor ToTensor(byte[] pixels, torch.Device device)
    {
        using var bytes = torch.tensor(pixels, [pixels.Length / Shape.Size, Shape.Channels, Shape.Height, Shape.Width], device: device);
        using var mean = torch.tensor(Normalization.Mean.ToArray(), [1, Shape.Channels, 1, 1], device: device);
        using var std = torch.tensor(Normalization.Std.ToArray(), [1, Shape.Channels, 1, 1], device: device);
        var images = bytes.to(torch.ScalarType.Float32);
        images.div_(255).sub_(mean).div_(std);
        return images;
    }
}
