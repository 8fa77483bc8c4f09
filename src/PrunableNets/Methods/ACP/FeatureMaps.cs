using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Collects at the gate sites the mean activation of every channel in every sample, and compares channels by them.</summary>
internal sealed class FeatureMaps : GateSites, IDisposable
{
    // Below it, a channel is the same in all samples: dead, or a constant.
    private const double Constant = 1e-12;

    private readonly PruningContext context;
    private readonly long[][] gates;
    private readonly List<Tensor>[] maps;

    /// <param name="context">The gates are open.</param>
    public FeatureMaps(PruningContext context)
    {
        this.context = context;
        using var map = GateMap.Of(context);
        gates = [.. map.Sites.Select(static s => s.cpu().data<long>().ToArray())];
        maps = [.. gates.Select(static _ => new List<Tensor>())];
    }

    /// <summary>Adds the samples of a batch.</summary>
    public void Measure(Batch batch) => Run(context.Gated, context.Gated.Gates.Lambda(), batch.Inputs);

    /// <summary>
    /// Pearson's correlation of the mean activations, over samples and sites; channels that never change correlate with each other.
    /// </summary>
    /// <returns>[C x C], row by row; zeros for a group that is at no site.</returns>
    public double[] Similarity(ChannelGroup group)
    {
        using var scope = NewDisposeScope();
        Tensor[] rows = [.. Enumerable.Range(0, maps.Length).SelectMany(site => Rows(site, group))];
        if (rows.Length == 0)
            return new double[group.Channels * group.Channels];
        var all = cat(rows, 0);
        var centered = all.sub(all.mean([0], true));
        var length = centered.square().sum([0]).sqrt();
        var constant = length.lt(Constant).to(float64);
        var unit = centered.div(length.clamp_min(Constant)).mul(1 - constant);
        return unit.t().mm(unit).add(constant.unsqueeze(1).mul(constant.unsqueeze(0))).contiguous().data<double>().ToArray();
    }

    public void Dispose()
    {
        foreach (var map in maps.SelectMany(static m => m))
            map.Dispose();
    }

    protected override Tensor Apply(int site, Tensor x, Tensor gate, int dim)
    {
        // [samples, C]: the mean over positions, pixels or tokens.
        using (NewDisposeScope())
            maps[site].Add(x.detach().to(float64).movedim([dim], [1]).unsqueeze(-1).flatten(2).mean([2]).cpu().DetachFromDisposeScope());
        // The gates are open.
        return x.alias();
    }

    /// <summary>What a site has of a group, [samples, C] a batch; the positions of one channel are added up.</summary>
    private IEnumerable<Tensor> Rows(int site, ChannelGroup group)
    {
        var places = gates[site].Select(g => g - group.Offset).Select(c => c >= 0 && c < group.Channels ? c : group.Channels).ToArray();
        if (Array.TrueForAll(places, p => p == group.Channels))
            yield break;
        var index = tensor(places, int64).InOwnMemory();
        foreach (var values in maps[site])
            yield return zeros(values.shape[0], group.Channels + 1L, float64).index_add(1, index, values, 1).narrow(1, 0, group.Channels);
    }
}
