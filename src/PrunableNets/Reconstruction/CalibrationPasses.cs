using System;
using System.Linq;
using System.Threading;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Sends the same batches through networks, as often as asked, without a look at what they are labelled.</summary>
internal sealed class CalibrationPasses
{
    private readonly BatchLoader loader;
    private readonly CancellationToken cancellationToken;
    private readonly int period;

    /// <exception cref="ArgumentException">The data have a single sample.</exception>
    public CalibrationPasses(Dataset data, Device device, ReconstructionOptions options, CancellationToken cancellationToken)
    {
        this.cancellationToken = cancellationToken;
        if (data.Count < 2)
            throw new ArgumentException($"The data have {data.Count} {data.Unit}; at least two are needed, one to solve on and one to judge on.", nameof(data));
        loader = new BatchLoader(data, new BatchLoaderOptions { BatchSize = Math.Min(options.BatchSize, data.Count / 2), Seed = options.Seed, Device = device });
        Count = Math.Min(options.Batches, loader.BatchesPerEpoch);
        period = Math.Min(options.HeldOut, Count);
    }

    /// <summary>Batches of a pass.</summary>
    public int Count { get; }

    /// <summary>Which batch is on its way.</summary>
    public int Current { get; private set; }

    /// <summary>It is not to be solved on.</summary>
    public bool IsHeldOut => Current % period == period - 1;

    /// <summary>One pass.</summary>
    /// <param name="network">In evaluation mode, listened to.</param>
    /// <param name="batches">Those of a pass, or the first of them.</param>
    public void Run(Module network, int batches)
    {
        Current = 0;
        foreach (var batch in loader.Epoch(0, 0, cancellationToken).Take(batches))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var owned = batch;
            using var scope = NewDisposeScope();
            try
            {
                network.Call(batch.Inputs);
            }
            catch (EnoughException)
            {
                // Whoever listens has all that it needs of this batch.
            }
            Current++;
        }
    }

    /// <summary>Ends the batch on its way, from within the network: what comes behind is not computed.</summary>
    public static void EndBatch() => throw new EnoughException();

    private sealed class EnoughException : Exception;
}
