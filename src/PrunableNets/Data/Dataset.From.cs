using System;
using System.Collections.Generic;
using System.IO;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Data;

/// <content>Data as TorchSharp's users have them.</content>
public abstract partial class Dataset
{
    private static readonly string[] s_inputKeys = ["data"];
    private static readonly string[] s_targetKeys = ["label"];

    /// <summary>
    /// TorchSharp's own kind of data set. Samples are asked for when a batch needs them, on the thread that trains, so that what
    /// <c>GetTensor</c> draws from torch's random numbers is repeatable; they are stacked.
    /// </summary>
    /// <param name="dataset">Gives tensors without the batch. It stays the caller's, to dispose after the last use.</param>
    /// <param name="inputs">Keys of what the network takes, in the order of its parameters; null is <c>data</c>, TorchVision's word.</param>
    /// <param name="targets">Keys of what it is to give; null is <c>label</c>.</param>
    /// <param name="classNames">One name per class; null where the targets are no classes, or their number is not to be checked.</param>
    /// <param name="fingerprint">A name for the data, to be changed with them; null reads all samples once and hashes them, which needs them to be the same every time.</param>
    /// <exception cref="ArgumentException">The data set is empty.</exception>
    /// <exception cref="InvalidDataException">Its first sample lacks a key.</exception>
    public static Dataset From(
        utils.data.Dataset dataset, IReadOnlyList<string>? inputs = null, IReadOnlyList<string>? targets = null,
        IReadOnlyList<string>? classNames = null, string? fingerprint = null) =>
        From(dataset, Named(inputs ?? s_inputKeys, targets ?? s_targetKeys), classNames, fingerprint);

    /// <summary>TorchSharp's data sets of any kind of sample, for instance <c>torch.utils.data.TensorDataset</c>.</summary>
    /// <param name="dataset">Gives tensors without the batch. It stays the caller's, to dispose after the last use.</param>
    /// <param name="split">What of a sample the network takes, and what it is to give.</param>
    /// <inheritdoc cref="From(utils.data.Dataset, IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{string}, string)"/>
    public static Dataset From<T>(
        utils.data.Dataset<T> dataset, Func<T, (IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor> Targets)> split,
        IReadOnlyList<string>? classNames = null, string? fingerprint = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(split);
        return new TorchDataset<T>(dataset, split, [.. classNames ?? []], fingerprint);
    }

    /// <summary>
    /// Reads a <c>torch.utils.data.DataLoader</c>, or any other sequence of such batches, once and into memory. What it transforms at random
    /// stays as it came; to have it anew in every epoch, give the data set instead.
    /// </summary>
    /// <param name="batches">Tensors with the batch first, float32 or whole numbers; each is copied before the next is asked for.</param>
    /// <param name="inputs">Keys of what the network takes, in the order of its parameters; null is <c>data</c>, TorchVision's word.</param>
    /// <param name="targets">Keys of what it is to give; null is <c>label</c>.</param>
    /// <param name="classNames">One name per class; null numbers whole labels, up to the highest.</param>
    /// <exception cref="InvalidDataException">A batch lacks a key.</exception>
    /// <exception cref="ArgumentException">There are no batches, or their tensors are of another type or differ in shape.</exception>
    public static TensorDataset Collect(
        IEnumerable<Dictionary<string, Tensor>> batches, IReadOnlyList<string>? inputs = null, IReadOnlyList<string>? targets = null,
        IReadOnlyList<string>? classNames = null) =>
        BatchCollector.Collect(batches, Named(inputs ?? s_inputKeys, targets ?? s_targetKeys), classNames);

    /// <summary>Reads a sequence of batches once and into memory.</summary>
    /// <param name="batches">Tensors with the batch first, float32 or whole numbers; each is copied before the next is asked for.</param>
    /// <param name="classNames">One name per class; null numbers whole labels, up to the highest.</param>
    /// <exception cref="ArgumentException">There are no batches, or their tensors are of another type or differ in shape.</exception>
    public static TensorDataset Collect(IEnumerable<(Tensor Input, Tensor Target)> batches, IReadOnlyList<string>? classNames = null) =>
        BatchCollector.Collect(batches, static b => ([b.Input], [b.Target]), classNames);

    /// <inheritdoc cref="Collect(IEnumerable{ValueTuple{Tensor, Tensor}}, IReadOnlyList{string})"/>
    public static TensorDataset Collect(IEnumerable<Batch> batches, IReadOnlyList<string>? classNames = null) =>
        BatchCollector.Collect(batches, static b => (b.Inputs, b.Targets), classNames);

    private static Func<Dictionary<string, Tensor>, (IReadOnlyList<Tensor>, IReadOnlyList<Tensor>)> Named(
        IReadOnlyList<string> inputs, IReadOnlyList<string> targets) =>
        sample => ([.. Values(sample, inputs)], [.. Values(sample, targets)]);

    private static IEnumerable<Tensor> Values(Dictionary<string, Tensor> sample, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            yield return sample.TryGetValue(key, out var value)
                ? value
                : throw new InvalidDataException($"The samples have no '{key}', but {string.Join(", ", sample.Keys)}. Name the keys of inputs and targets.");
        }
    }
}
