using TorchSharp;

namespace PrunableNets.Data;

/// <summary>How a <see cref="BatchLoader"/> cuts a data set into batches.</summary>
public sealed record BatchLoaderOptions
{
    /// <summary>Samples per batch, at least 1.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Decides order and augmentation; with the epoch and the batch index it decides a batch completely.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether every epoch has its own random order; otherwise the data set's order is kept.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Whether the incomplete batch at the end of an epoch is left out.</summary>
    public bool DropLast { get; init; }

    /// <summary>Whether a last batch of a single sample is left out, where there are others: batch norm in training knows no variance of one.</summary>
    public bool DropSingle { get; init; }

    /// <summary>The random transformation of every image, or null for none. Other samples are left as they are.</summary>
    public RandomCropFlip? Augmentation { get; init; }

    /// <summary>How many batches are prepared ahead in the background, at least 1.</summary>
    public int Prefetch { get; init; } = 2;

    /// <summary>Where batches are delivered; null is the CPU. Images travel there as bytes, a quarter of their size as floats.</summary>
    public torch.Device? Device { get; init; }
}
