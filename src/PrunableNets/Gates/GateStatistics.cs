using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Measures what the gates are about to multiply, channel by channel, in the dense network: it lets everything through unchanged.</summary>
internal sealed class GateStatistics : GateSites, IDisposable
{
    private readonly List<Moments> sites = [];

    /// <summary>Mean and standard deviation at every site, float32 [C] each, over all passes so far.</summary>
    public IEnumerable<(Tensor Mean, Tensor Std)> Results => sites.Select(static s =>
    {
        using var scope = NewDisposeScope();
        var mean = s.Sum / s.Count;
        var variance = (s.Squares / s.Count - mean * mean).clamp_min(0);
        return (mean.to(float32).MoveToOuterDisposeScope(), variance.sqrt().to(float32).MoveToOuterDisposeScope());
    });

    public void Dispose()
    {
        foreach (var (sum, squares, _) in sites)
        {
            sum.Dispose();
            squares.Dispose();
        }
    }

    protected override Tensor Apply(int site, Tensor x, Tensor gate, int dim)
    {
        using (var scope = NewDisposeScope())
        {
            // Float64, because a sum over the samples of a data set outgrows what float32 counts exactly.
            var channels = x.detach().transpose(0, dim).flatten(1).to(float64);
            var (sum, squares) = (channels.sum(1), (channels * channels).sum(1));
            var count = channels.shape[1];
            if (site < sites.Count)
            {
                sites[site].Sum.add_(sum);
                sites[site].Squares.add_(squares);
                sites[site] = sites[site] with { Count = sites[site].Count + count };
            }
            else
            {
                sites.Add(new Moments(sum.DetachFromDisposeScope(), squares.DetachFromDisposeScope(), count));
            }
        }
        return x.alias();
    }

    private readonly record struct Moments(Tensor Sum, Tensor Squares, long Count);
}
