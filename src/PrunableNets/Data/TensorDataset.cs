using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>
/// Labelled samples of any shape that the network sees as they are: float32 (features of a table, waveforms, spectra) or int64 (tokens).
/// </summary>
public sealed class TensorDataset : Dataset
{
    private readonly float[]? _floats;
    private readonly long[] _integers = [];
    private readonly int _size;

    /// <param name="samples">N samples one after the other; the array becomes the data set's own and must not be changed afterwards.</param>
    /// <param name="labels">N class indices; likewise.</param>
    /// <param name="sampleShape">The shape of one sample, without the batch; at least one dimension.</param>
    /// <param name="classNames">One name per class; null numbers them, up to the highest label; name them where a set may lack the last class.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, or a label names no class.</exception>
    public TensorDataset(float[] samples, int[] labels, IReadOnlyList<long> sampleShape, IReadOnlyList<string>? classNames = null)
        : this(samples?.LongLength ?? throw new ArgumentNullException(nameof(samples)), labels, sampleShape, classNames) => _floats = samples;

    /// <inheritdoc cref="TensorDataset(float[], int[], IReadOnlyList{long}, IReadOnlyList{string})"/>
    public TensorDataset(long[] samples, int[] labels, IReadOnlyList<long> sampleShape, IReadOnlyList<string>? classNames = null)
        : this(samples?.LongLength ?? throw new ArgumentNullException(nameof(samples)), labels, sampleShape, classNames) => _integers = samples;

    private TensorDataset(long values, int[] labels, IReadOnlyList<long> sampleShape, IReadOnlyList<string>? classNames)
        : base(labels ?? throw new ArgumentNullException(nameof(labels)), [.. sampleShape ?? throw new ArgumentNullException(nameof(sampleShape))], Names(labels, classNames))
    {
        if (sampleShape.Count == 0 || sampleShape.Any(static s => s < 1))
            throw new ArgumentException($"A sample of shape [{string.Join(", ", sampleShape)}] is none; give at least one size, all at least 1. Single numbers have shape [1].", nameof(sampleShape));
        var size = sampleShape.Aggregate((Int128)1, static (product, s) => product * s);
        if (size * labels.Length != values)
            throw new ArgumentException(Invariant($"{labels.Length} labelled samples of {ShapeText} take {size * labels.Length} values, but there are {values}."), nameof(sampleShape));
        _size = (int)Int128.Min(size, int.MaxValue);
    }

    /// <inheritdoc/>
    public override torch.ScalarType ElementType => _floats is null ? torch.ScalarType.Int64 : torch.ScalarType.Float32;

    /// <inheritdoc/>
    public override string Unit => "samples";

    /// <summary>Samples and labels that are tensors already; they are copied, from whatever device.</summary>
    /// <param name="inputs">float32 or int64 [N, ..].</param>
    /// <param name="labels">Whole numbers [N].</param>
    /// <param name="classNames">One name per class; null numbers them, up to the highest label; name them where a set may lack the last class.</param>
    /// <exception cref="ArgumentException">A tensor has another type or shape, or a label names no class.</exception>
    public static TensorDataset From(torch.Tensor inputs, torch.Tensor labels, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        if (inputs.dtype is not (torch.ScalarType.Float32 or torch.ScalarType.Int64))
            throw new ArgumentException($"The inputs are {inputs.dtype}; only Float32 and Int64 are held. Convert them with to(float32), or to(int64) where they are tokens.", nameof(inputs));
        if (labels.dtype is not (torch.ScalarType.Int64 or torch.ScalarType.Int32 or torch.ScalarType.Int16 or torch.ScalarType.Int8 or torch.ScalarType.Byte))
            throw new ArgumentException($"The labels are {labels.dtype}; class indices are whole numbers. Convert them with to(int64).", nameof(labels));
        if (inputs.shape.Length < 2 || labels.shape.Length != 1 || inputs.shape[0] != labels.shape[0])
            throw new ArgumentException($"Inputs [{string.Join(", ", inputs.shape)}] and labels [{string.Join(", ", labels.shape)}] do not belong together; N samples are [N, ..], with labels [N].", nameof(labels));
        using var scope = torch.NewDisposeScope();
        using var guard = torch.no_grad();
        var classes = labels.cpu().to(torch.ScalarType.Int64).contiguous().data<long>().ToArray().Select(static l => (int)Math.Clamp(l, int.MinValue, int.MaxValue)).ToArray();
        var values = inputs.cpu().contiguous();
        return inputs.dtype == torch.ScalarType.Int64
            ? new TensorDataset(values.data<long>().ToArray(), classes, inputs.shape[1..], classNames)
            : new TensorDataset(values.data<float>().ToArray(), classes, inputs.shape[1..], classNames);
    }

    internal override Func<torch.Device, torch.Tensor> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ref SplitMix64 random)
    {
        var shape = SampleShape.Insert(0, members.Length).ToArray();
        if (_floats is not null)
        {
            var floats = Gather(_floats, members);
            return device => torch.tensor(floats, shape, device: device).InOwnMemory();
        }
        var integers = Gather(_integers, members);
        return device => torch.tensor(integers, shape, device: device).InOwnMemory();
    }

    private protected override void Hash(IncrementalHash hash)
    {
        if (_floats is not null)
            Hash(hash, _floats);
        else
            Hash(hash, _integers);
    }

    private T[] Gather<T>(T[] values, ReadOnlySpan<int> members)
    {
        var gathered = new T[checked(members.Length * _size)];
        for (var i = 0; i < members.Length; i++)
            values.AsSpan(members[i] * _size, _size).CopyTo(gathered.AsSpan(i * _size));
        return gathered;
    }

    private static ImmutableArray<string> Names(int[] labels, IReadOnlyList<string>? names)
    {
        if (names is not null)
            return [.. names];
        var highest = labels.DefaultIfEmpty(-1).Max();
        // Also keeps identifiers that were taken for labels from becoming millions of names.
        if (highest >= labels.Length)
            throw new ArgumentException(Invariant($"The labels of {labels.Length} samples go up to {highest}, so there are classes without any. Give the names of all classes."), nameof(labels));
        return [.. Enumerable.Range(0, highest + 1).Select(static c => c.ToString(CultureInfo.InvariantCulture))];
    }
}
