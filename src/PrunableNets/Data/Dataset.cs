using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using TorchSharp;

namespace PrunableNets.Data;

/// <summary>
/// Samples that can be had in any order, as training needs them: <see cref="ImageDataset"/>, <see cref="TensorDataset"/>, a data set or loader
/// of TorchSharp (<see cref="From(torch.utils.data.Dataset, IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{string}, string)"/>),
/// or a class of your own. Immutable, so that one instance may serve several loaders and threads.
/// </summary>
public abstract partial class Dataset
{
    /// <summary>The number of samples.</summary>
    public abstract int Count { get; }

    /// <summary>What the network takes of each sample, in the order of its parameters.</summary>
    public abstract ImmutableArray<SampleTensor> Inputs { get; }

    /// <summary>One name per class, in the order of the labels; empty where the targets are no classes, or nobody named them.</summary>
    public virtual ImmutableArray<string> ClassNames => [];

    /// <summary>What several of the samples are called: <c>images</c>, <c>samples</c>.</summary>
    public virtual string Unit => "samples";

    /// <summary>Whether random crops and flips mean anything for the samples; where they do not, runs leave them out and say so.</summary>
    public virtual bool IsAugmented => false;

    /// <summary>Whether a sample that is mirrored left to right is still one of its class; where it is not (digits, letters), runs flip none and say so.</summary>
    public virtual bool CanBeMirrored => IsAugmented;

    /// <summary>
    /// Identifies, with count, shapes and types, the data that a result was measured on: SHA-256 (hex) of all values, or a name that changes
    /// whenever a value does. A run that was broken off is taken up only where it is the same.
    /// </summary>
    public abstract string Fingerprint { get; }

    /// <summary>
    /// Copies samples out, on any thread and without touching a tensor, whose dispose scopes belong to a thread. What it returns makes their
    /// batch on the thread and in the dispose scope of its caller, at most once.
    /// </summary>
    /// <param name="members">Indices of samples.</param>
    /// <param name="augmentation">How to transform each where it is an image; other samples have no left and right, and are left as they are.</param>
    /// <param name="seed">All that random transformations may depend on, so that a run can be repeated.</param>
    public abstract Func<torch.Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed);

    /// <summary>How many samples of which shapes and types.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} {Unit} of {string.Join(" and ", Inputs)}");

    /// <summary>The same samples for a network that does not take the batch first: sequences [L, B, ..].</summary>
    /// <param name="dimensions">Where each input has its batch, <see cref="Architecture.BatchDimensions"/>; targets keep it in front.</param>
    /// <exception cref="ArgumentException">There are more or fewer of them than inputs, or an input has no such dimension.</exception>
    public Dataset WithBatchAt(IReadOnlyList<int> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        if (dimensions.Count != Inputs.Length || dimensions.Where((d, i) => d < 0 || d > Inputs[i].Shape.Length).Any())
            throw new ArgumentException($"The batch cannot be at {string.Join(" and ", dimensions)} of {this}.", nameof(dimensions));
        return dimensions.All(static d => d == 0) ? this : new BatchDimensionDataset(this, dimensions);
    }

    /// <summary>As many unchanged samples as asked for, from the first on, and from there again where there are fewer.</summary>
    /// <param name="count">Samples of the batch, at least 1.</param>
    /// <param name="device">Where its tensors are made.</param>
    public Batch First(int count, torch.Device device) =>
        Gather([.. Enumerable.Range(0, count).Select(i => i % Count)], augmentation: null, seed: 0)(device);
}
