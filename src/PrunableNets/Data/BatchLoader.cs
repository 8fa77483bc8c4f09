using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using TorchSharp;
using static System.FormattableString;

namespace PrunableNets.Data;

/// <summary>
/// Cuts a <see cref="Data.Dataset"/> into batches. What a batch contains depends on the options' seed, the epoch and the batch's index
/// alone, so that a run can stop anywhere and go on exactly where it was. Thread-safe.
/// </summary>
/// <remarks>
/// Samples are gathered and augmented as bytes and arrays, ahead of time, on a background thread that makes no tensors; these are made on
/// the caller's thread, in the caller's dispose scope.
/// </remarks>
public sealed class BatchLoader
{
    private readonly BatchLoaderOptions _options;
    private volatile EpochOrder? _order;

    /// <exception cref="ArgumentException">An option is out of range, or the options leave no batch at all.</exception>
    public BatchLoader(Dataset dataset, BatchLoaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Prefetch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Augmentation?.Padding ?? 0);
        Dataset = dataset;
        _options = options;
        var rest = dataset.Count % options.BatchSize;
        var incomplete = rest != 0 && !options.DropLast && !(options.DropSingle && rest == 1 && dataset.Count > 1);
        BatchesPerEpoch = dataset.Count / options.BatchSize + (incomplete ? 1 : 0);
        if (BatchesPerEpoch == 0)
            throw new ArgumentException(Invariant(
                $"{dataset.Count} {dataset.Unit} make no batch of {options.BatchSize}. Lower BatchSize, or set DropLast to false if there are any {dataset.Unit}."), nameof(options));
    }

    public Dataset Dataset { get; }

    public int BatchesPerEpoch { get; }

    private torch.Device Device => _options.Device ?? torch.CPU;

    /// <summary>All samples once, in order and unchanged: for evaluation.</summary>
    public static BatchLoader Sequential(Dataset dataset, int batchSize = 250, torch.Device? device = null) =>
        new(dataset, new BatchLoaderOptions { BatchSize = batchSize, Shuffle = false, Device = device });

    /// <summary>One batch, a pure function of its position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is negative, or the index is not below <see cref="BatchesPerEpoch"/>.</exception>
    public Batch Batch(long epoch, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, BatchesPerEpoch);
        return Assemble(epoch, index)(Device);
    }

    /// <summary>The batches of one epoch, from batch <paramref name="start"/> on, prepared ahead in the background.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<Batch> Epoch(long epoch, int start = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        return Prefetched(epoch * BatchesPerEpoch + start, (epoch + 1) * BatchesPerEpoch, cancellationToken);
    }

    /// <summary>
    /// Epoch after epoch without end, from the given iteration on (iteration i is batch i mod <see cref="BatchesPerEpoch"/> of epoch
    /// i / <see cref="BatchesPerEpoch"/>), for training counted in iterations.
    /// </summary>
    /// <inheritdoc cref="Epoch"/>
    public IEnumerable<Batch> Endless(long startIteration = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startIteration);
        return Prefetched(startIteration, long.MaxValue, cancellationToken);
    }

    private IEnumerable<Batch> Prefetched(long start, long end, CancellationToken cancellationToken)
    {
        using var prefetcher = new Prefetcher<Func<torch.Device, Batch>>(Assembled(start, end), _options.Prefetch, cancellationToken);
        foreach (var raw in prefetcher.Items())
            yield return raw(Device);
    }

    private IEnumerable<Func<torch.Device, Batch>> Assembled(long start, long end)
    {
        for (var iteration = start; iteration < end; iteration++)
            yield return Assemble(iteration / BatchesPerEpoch, (int)(iteration % BatchesPerEpoch));
    }

    private Func<torch.Device, Batch> Assemble(long epoch, int index)
    {
        var batchSize = _options.BatchSize;
        var members = OrderOf(epoch).AsSpan(index * batchSize, Math.Min(batchSize, Dataset.Count - index * batchSize));
        return Dataset.Gather(members, _options.Augmentation, SplitMix64.Seed(_options.Seed, (ulong)epoch, (ulong)index, 1));
    }

    private int[] OrderOf(long epoch)
    {
        if (_order is { } known && known.Epoch == epoch)
            return known.Indices;
        var indices = Enumerable.Range(0, Dataset.Count).ToArray();
        if (_options.Shuffle)
        {
            var random = SplitMix64.ForKey(_options.Seed, (ulong)epoch);
            random.Shuffle(indices);
        }
        _order = new EpochOrder(epoch, indices);
        return indices;
    }

    private sealed record EpochOrder(long Epoch, int[] Indices);
}
