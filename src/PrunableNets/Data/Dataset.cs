using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>
/// Labelled samples of one shape, held in memory: <see cref="ImageDataset"/> or <see cref="TensorDataset"/>. Immutable, so one instance may
/// serve several loaders and threads.
/// </summary>
public abstract class Dataset
{
    // MemoryMarshal counts bytes in an int, so a large array is hashed in parts.
    private const int HashedAtOnce = 1 << 24;

    private readonly int[] _labels;
    private readonly Lazy<string> _fingerprint;

    /// <exception cref="ArgumentException">A label names no class.</exception>
    private protected Dataset(int[] labels, ImmutableArray<long> sampleShape, ImmutableArray<string> classNames)
    {
        var classes = classNames.Length;
        var stray = Array.FindIndex(labels, label => (uint)label >= (uint)classes);
        if (stray >= 0)
            throw new ArgumentException(Invariant(
                $"Sample {stray} has label {labels[stray]}; with {classes} classes it must be 0 to {classes - 1}."), nameof(labels));
        _labels = labels;
        _fingerprint = new Lazy<string>(ComputeFingerprint);
        SampleShape = sampleShape;
        ClassNames = classNames;
    }

    /// <summary>The number of samples.</summary>
    public int Count => _labels.Length;

    /// <summary>The shape of one sample as the network sees it, without the batch.</summary>
    public ImmutableArray<long> SampleShape { get; }

    /// <summary>The shape of one sample as in <see cref="PrunableAttribute"/>: <c>3x32x32</c>.</summary>
    public string ShapeText => string.Join('x', SampleShape.Select(static s => s.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What the network sees: float32 or int64.</summary>
    public abstract torch.ScalarType ElementType { get; }

    /// <summary>One name per class, in the order of the labels.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>What several of the samples are called: <c>images</c>, <c>samples</c>.</summary>
    public abstract string Unit { get; }

    /// <summary>
    /// SHA-256 (hex) of the stored values, little-endian, followed by the labels as little-endian 32-bit integers: identifies, with count,
    /// shape and type, the data a result was measured on.
    /// </summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>The class index of one sample.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>How many samples of which shape, and their type where it is not that of images.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {Unit} of {ShapeText} ({ElementType.ToString().ToLowerInvariant()})");

    /// <summary>
    /// Copies samples out without touching a tensor, for any thread. What it returns makes their tensor [members, ..shape] on the thread and
    /// in the dispose scope of its caller, as often as it is called.
    /// </summary>
    /// <param name="members">Indices of samples.</param>
    /// <param name="augmentation">How to transform each where it is an image; no other samples have a left and right.</param>
    /// <param name="random">Where the transformations are drawn from.</param>
    internal abstract Func<torch.Device, torch.Tensor> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ref SplitMix64 random);

    /// <summary>As many unchanged samples as asked for, from the first on, and from there again where there are fewer.</summary>
    /// <returns>[count, ..shape].</returns>
    internal torch.Tensor First(int count, torch.Device device)
    {
        var unused = default(SplitMix64);
        return Gather([.. Enumerable.Range(0, count).Select(i => i % Count)], augmentation: null, ref unused)(device);
    }

    private protected abstract void Hash(IncrementalHash hash);

    private protected static void Hash<T>(IncrementalHash hash, T[] values) where T : unmanaged
    {
        // Every platform that .NET and libtorch share is little-endian.
        for (var start = 0; start < values.Length; start += HashedAtOnce)
            hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(HashedAtOnce, values.Length - start))));
    }

    private protected int[] LabelsOf(IEnumerable<int> indices) => [.. indices.Select(index => _labels[index])];

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Hash(hash);
        Hash(hash, _labels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
