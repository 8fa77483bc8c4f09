using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Data;

/// <summary>
/// Samples in memory that the network sees as they are: float32 (features of a table, waveforms, spectra) or int64 (tokens), one or several
/// tensors a sample, and targets of either type: class indices, or whatever a loss of your own takes.
/// </summary>
public sealed class TensorDataset : Dataset
{
    private readonly SampleColumn[] _inputs;
    private readonly SampleColumn[] _targets;
    private readonly Lazy<string> _fingerprint;

    /// <param name="samples">N samples one after the other; the array becomes the data set's own and must not be changed afterwards.</param>
    /// <param name="labels">N class indices; likewise.</param>
    /// <param name="sampleShape">The shape of one sample, without the batch; at least one dimension.</param>
    /// <param name="classNames">One name per class; null numbers them, up to the highest label; name them where a set may lack the last class.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, or a label names no class.</exception>
    public TensorDataset(float[] samples, int[] labels, IReadOnlyList<long> sampleShape, IReadOnlyList<string>? classNames = null)
        : this(Column(samples, labels, sampleShape, SampleColumn.Of), labels, ClassLabels.Names(labels, classNames))
    {
    }

    /// <inheritdoc cref="TensorDataset(float[], int[], IReadOnlyList{long}, IReadOnlyList{string})"/>
    public TensorDataset(long[] samples, int[] labels, IReadOnlyList<long> sampleShape, IReadOnlyList<string>? classNames = null)
        : this(Column(samples, labels, sampleShape, SampleColumn.Of), labels, ClassLabels.Names(labels, classNames))
    {
    }

    private TensorDataset(SampleColumn samples, int[] labels, ImmutableArray<string> classNames)
        : this(labels.Length, [samples], [SampleColumn.OfLabels(ClassLabels.Checked(labels, classNames.Length))], classNames)
    {
    }

    internal TensorDataset(int count, SampleColumn[] inputs, SampleColumn[] targets, ImmutableArray<string> classNames)
    {
        (Count, _inputs, _targets, ClassNames) = (count, inputs, targets, classNames);
        Inputs = [.. inputs.Select(static c => c.Kind)];
        _fingerprint = new Lazy<string>(Hash);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override ImmutableArray<SampleTensor> Inputs { get; }

    /// <inheritdoc/>
    public override ImmutableArray<string> ClassNames { get; }

    /// <summary>SHA-256 (hex) of all inputs, then all targets, little-endian; class indices as 32-bit integers.</summary>
    public override string Fingerprint => _fingerprint.Value;

    /// <summary>Samples that are tensors already; they are copied, from whatever device.</summary>
    /// <param name="input">float32 or int64 [N, ..].</param>
    /// <param name="target">Class indices, whole numbers [N]; or anything [N, ..] that is float32, or whole numbers of more dimensions, for a loss of your own.</param>
    /// <param name="classNames">One name per class; null numbers them, up to the highest label; name them where a set may lack the last class.</param>
    /// <exception cref="ArgumentException">A tensor has another type or shape, or a label names no class.</exception>
    public static TensorDataset From(Tensor input, Tensor target, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        return From([input], [target], classNames);
    }

    /// <summary>The same for networks with several inputs, and losses of several targets.</summary>
    /// <param name="inputs">float32 or int64 [N, ..], in the order of the network's parameters.</param>
    /// <param name="targets">float32 or whole numbers [N, ..].</param>
    /// <inheritdoc cref="From(Tensor, Tensor, IReadOnlyList{string})"/>
    public static TensorDataset From(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return BatchCollector.Collect([(inputs, targets)], static b => b, classNames);
    }

    /// <inheritdoc/>
    public override Func<Device, Batch> Gather(ReadOnlySpan<int> members, RandomCropFlip? augmentation, ulong seed)
    {
        var inputs = new Func<Device, Tensor>[_inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = _inputs[i].Gather(members);
        var targets = new Func<Device, Tensor>[_targets.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = _targets[i].Gather(members);
        return device => new Batch(Array.ConvertAll(inputs, make => make(device)), Array.ConvertAll(targets, make => make(device)));
    }

    private static SampleColumn Column<T>(T[] samples, int[] labels, IReadOnlyList<long> shape, Func<T[], int, IReadOnlyList<long>, SampleColumn> create)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Count == 0)
            throw new ArgumentException("A sample without dimensions is none; single numbers have shape [1].", nameof(shape));
        return create(samples, labels.Length, shape);
    }

    private string Hash()
    {
        using var hash = new SampleHash();
        foreach (var column in _inputs.Concat(_targets))
            column.AppendTo(hash);
        return hash.Result();
    }
}
