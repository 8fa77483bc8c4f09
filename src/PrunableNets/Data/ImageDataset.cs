using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>
/// Labelled images held in memory as bytes, N x C x H x W. Immutable, so one instance may serve several loaders and threads.
/// </summary>
public sealed class ImageDataset
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
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(normalization);
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1)
            throw new ArgumentException($"An image of {shape} has no pixels.", nameof(shape));
        if ((long)labels.Length * shape.Size != pixels.LongLength)
            throw new ArgumentException(Invariant(
                $"{labels.Length} images of {shape} take {(long)labels.Length * shape.Size} bytes, but there are {pixels.LongLength}."), nameof(pixels));
        if (normalization.Mean.Length != shape.Channels)
            throw new ArgumentException(Invariant(
                $"The normalization has {normalization.Mean.Length} channels, the images have {shape.Channels}."), nameof(normalization));
        var classes = classNames.Length;
        var stray = Array.FindIndex(labels, label => (uint)label >= (uint)classes);
        if (stray >= 0)
            throw new ArgumentException(Invariant(
                $"Image {stray} has label {labels[stray]}; with {classes} classes it must be 0 to {classes - 1}."), nameof(labels));
        _pixels = pixels;
        _labels = labels;
        Shape = shape;
        ClassNames = classNames;
        Normalization = normalization;
        _fingerprint = new Lazy<string>(ComputeFingerprint);
    }

    /// <summary>The number of images.</summary>
    public int Count => _labels.Length;

    public ImageShape Shape { get; }

    public ImmutableArray<string> ClassNames { get; }

    public Normalization Normalization { get; }

    /// <summary>SHA-256 (hex) of the pixels followed by the labels as little-endian 32-bit integers: identifies the data a result was measured on.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>The bytes of one image, C x H x W.</summary>
    public ReadOnlySpan<byte> Image(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _pixels.AsSpan(index * Shape.Size, Shape.Size);
    }

    /// <summary>The class index of one image.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>The images at <paramref name="indices"/>, in that order, copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the data set.</exception>
    public ImageDataset Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var pixels = new byte[checked(indices.Count * Shape.Size)];
        for (var i = 0; i < indices.Count; i++)
            Image(indices[i]).CopyTo(pixels.AsSpan(i * Shape.Size));
        return new ImageDataset(pixels, [.. indices.Select(index => _labels[index])], Shape, ClassNames, Normalization);
    }

    /// <summary>The first <paramref name="count"/> images, or all where there are fewer.</summary>
    public ImageDataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Subset([.. Enumerable.Range(0, Math.Min(count, Count))]);
    }

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_pixels);
        // Every platform that .NET and libtorch share is little-endian.
        hash.AppendData(MemoryMarshal.AsBytes(_labels.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
