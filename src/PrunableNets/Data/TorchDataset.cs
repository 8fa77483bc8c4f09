using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Data;

/// <summary>A data set of TorchSharp's kind.</summary>
internal sealed class TorchDataset<T> : Dataset
{
    private readonly utils.data.Dataset<T> _dataset;
    private readonly Func<T, (IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor> Targets)> _split;
    private readonly Lazy<string> _fingerprint;

    public TorchDataset(
        utils.data.Dataset<T> dataset, Func<T, (IReadOnlyList<Tensor> Inputs, IReadOnlyList<Tensor> Targets)> split,
        ImmutableArray<string> classNames, string? fingerprint)
    {
        if (dataset.Count < 1)
            throw new ArgumentException("The data set is empty.", nameof(dataset));
        (_dataset, _split, ClassNames) = (dataset, split, classNames);
        Count = checked((int)dataset.Count);
        using (NewDisposeScope())
            Inputs = [.. split(dataset.GetTensor(0)).Inputs.Select(static t => new SampleTensor([.. t.shape], t.dtype))];
        _fingerprint = new Lazy<string>(() => fingerprint ?? Hash());
    }

    public override int Count { get; }

    public override ImmutableArray<SampleTensor> Inputs { get; }

    public override ImmutableArray<string> ClassNames { get; }

    public override string Fingerprint => _fingerprint.Value;

    public override Func<Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed)
    {
        var indices = members.ToArray();
        return device =>
        {
            using var scope = NewDisposeScope();
            // What GetTensor draws is the batch's, whenever it is asked for.
            random.manual_seed((long)seed);
            var samples = indices.Select(i => (Index: i, Parts: _split(_dataset.GetTensor(i)))).ToArray();
            return new Batch(
                Stack([.. samples.Select(static s => (s.Index, s.Parts.Inputs))], device),
                Stack([.. samples.Select(static s => (s.Index, s.Parts.Targets))], device));
        };
    }

    private static Tensor[] Stack((int Index, IReadOnlyList<Tensor> Tensors)[] samples, Device device)
    {
        var stacked = new Tensor[samples[0].Tensors.Count];
        foreach (var (index, tensors) in samples)
            if (tensors.Count != stacked.Length)
                throw new InvalidDataException($"Sample {index} has {tensors.Count} tensors, but sample {samples[0].Index} has {stacked.Length}.");
        for (var part = 0; part < stacked.Length; part++)
        {
            var first = samples[0].Tensors[part];
            foreach (var (index, tensors) in samples)
                if (!tensors[part].shape.SequenceEqual(first.shape))
                    throw new InvalidDataException(
                        $"Sample {index} is [{string.Join(", ", tensors[part].shape)}], but sample {samples[0].Index} is [{string.Join(", ", first.shape)}]; a batch needs all of one shape. Resize or pad them in GetTensor.");
            stacked[part] = stack(samples.Select(s => s.Tensors[part])).to(device).MoveToOuterDisposeScope();
        }
        return stacked;
    }

    private string Hash()
    {
        using var hash = new SampleHash();
        for (var i = 0; i < Count; i++)
        {
            using var scope = NewDisposeScope();
            var (inputs, targets) = _split(_dataset.GetTensor(i));
            foreach (var tensor in inputs.Concat(targets))
                hash.Append(tensor.cpu().contiguous().bytes);
        }
        return hash.Result();
    }
}
