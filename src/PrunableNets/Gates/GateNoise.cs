using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Gates as an information bottleneck (Schulz et al., "Restricting the Flow: Information Bottlenecks for Attribution", 2020, from which
/// AutoBot descends): lambda x + (1 - lambda) eps, where eps ~ N(mean, std^2) of the channel in the dense network, anew for every element.
/// That paper's information term has no place in AutoBot's loss, whose g and h take its part. Where a gate is folded into a batch norm, x is
/// the norm's output. Hard gates stay plain products.
/// </summary>
internal sealed class GateNoise : GateSites, IDisposable
{
    private readonly ChannelGates gates;
    private readonly (Tensor Mean, Tensor Std)[] sites;

    // Its own, so that nothing else that draws can change the noise, nor the noise anything else.
    private readonly Generator random;

    private GateNoise(ChannelGates gates, (Tensor Mean, Tensor Std)[] sites)
    {
        (this.gates, this.sites) = (gates, sites);
        random = new Generator(0, gates.Alpha.device);
    }

    /// <summary>Measures the statistics and puts the noise at the gates until the result is disposed.</summary>
    /// <param name="gated">In evaluation mode, its gates soft.</param>
    /// <param name="batches">Samples to measure on; each is disposed.</param>
    public static GateNoise Measure(IGatedModule gated, IEnumerable<Batch> batches)
    {
        using var statistics = new GateStatistics();
        using var guard = no_grad();
        gated.Gates.Sites = statistics;
        try
        {
            foreach (var batch in batches)
            {
                using var owned = batch;
                using var scope = NewDisposeScope();
                gated.Module.Call(batch.Inputs);
            }
        }
        finally
        {
            gated.Gates.Sites = null;
        }
        // They outlive any dispose scope the caller may have open.
        var noise = new GateNoise(gated.Gates, [.. statistics.Results.Select(static s => (s.Mean.DetachFromDisposeScope(), s.Std.DetachFromDisposeScope()))]);
        gated.Gates.Sites = noise;
        return noise;
    }

    /// <summary>Makes the noise of an iteration depend on seed and iteration alone, so that a resumed training repeats it.</summary>
    public void Seed(ulong seed, int iteration) => random.manual_seed((long)SplitMix64.ForKey(seed, (ulong)iteration, 3).NextUInt64());

    public void Dispose()
    {
        gates.Sites = null;
        random.Dispose();
        foreach (var (mean, std) in sites)
        {
            mean.Dispose();
            std.Dispose();
        }
    }

    protected override Tensor Apply(int site, Tensor x, Tensor gate, int dim)
    {
        using var lambda = ChannelGates.Align(gate, x, dim);
        using var mean = ChannelGates.Align(sites[site].Mean, x, dim);
        using var std = ChannelGates.Align(sites[site].Std, x, dim);
        using var normal = randn(x.shape, x.dtype, x.device, generator: random);
        using var scaled = normal.mul(std);
        using var noise = scaled.add(mean);
        using var closed = 1 - lambda;
        using var rest = noise.mul(closed);
        using var open = x.mul(lambda);
        return open.add(rest);
    }
}
