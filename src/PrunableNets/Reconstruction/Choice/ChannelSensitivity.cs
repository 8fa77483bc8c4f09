using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// How much the network's outputs move when a channel is replaced by its mean: the sum over positions of (d v'f / d z (z - mean z))^2 at the channel's gates, with
/// outputs f in random directions v, the mean over samples. A diagonal of the Gauss-Newton matrix, as Fisher information without labels.
/// </summary>
internal sealed class ChannelSensitivity : GateSites, IDisposable
{
    private const int Directions = 2;

    // What a pass keeps for the gradients is far more than what it computes.
    private const int MostSamples = 25;

    private readonly PruningContext context;
    private readonly GateMap map;
    private readonly HashSet<int> wanted;
    private readonly Tensor sums;
    private readonly List<(int Site, Tensor Value, int Dimension)> heard = [];

    /// <param name="context">Whose network.</param>
    /// <param name="groups">Those that are asked about.</param>
    public ChannelSensitivity(PruningContext context, IEnumerable<ChannelGroup> groups)
    {
        this.context = context;
        map = GateMap.Of(context);
        var gates = groups.SelectMany(static g => Enumerable.Range(g.Offset, g.Channels)).ToHashSet();
        wanted = [.. map.Sites.Index().Where(s => s.Item.data<long>().Any(i => gates.Contains((int)i))).Select(static s => s.Index)];
        sums = zeros(context.Architecture.GateCount, float64, context.Device);
    }

    /// <returns>One number a gate, [<see cref="Architecture.GateCount"/>]; those of other groups mean nothing.</returns>
    public double[] Measure(ChannelChoiceOptions options)
    {
        if (wanted.Count == 0)
            return sums.cpu().data<double>().ToArray();
        using var evaluation = new EvaluationScope(context.Gated.Module);
        using var random = new Generator(options.Seed);
        // A quarter of the batches' samples: a sum of squares needs fewer than equations with hundreds of unknowns.
        var size = Math.Min(options.BatchSize, MostSamples);
        foreach (var batch in context.Batches(Math.Max(1, options.Batches * options.BatchSize / size / 4), size, options.Seed))
        {
            using var owned = batch;
            using var scope = NewDisposeScope();
            Measure(batch.Inputs, random);
        }
        return sums.cpu().data<double>().ToArray();
    }

    public void Dispose()
    {
        map.Dispose();
        sums.Dispose();
    }

    protected override Tensor Apply(int site, Tensor x, Tensor gate, int dim)
    {
        var y = ChannelGates.Multiply(x, gate, dim);
        if (!wanted.Contains(site))
            return y;
        // The network disposes of what it is given; gradients are asked of what came before.
        heard.Add((site, y.DetachFromDisposeScope(), dim));
        return y.alias();
    }

    private void Measure(IReadOnlyList<Tensor> inputs, Generator random)
    {
        using var gradients = enable_grad();
        // A leaf, so that there are gradients whatever the weights are.
        using var open = ones_like(context.Gated.Gates.Alpha).requires_grad_(true);
        using var held = context.Gated.Gates.Hold(open);
        using var sites = context.Gated.Gates.Place(this);
        var output = context.Gated.Module.Call(inputs);
        try
        {
            for (var i = 0; i < Directions; i++)
                Add(output, random, i == Directions - 1);
        }
        finally
        {
            foreach (var (_, value, _) in heard)
                value.Dispose();
            heard.Clear();
        }
    }

    private void Add(Tensor output, Generator random, bool isLast)
    {
        using var scope = NewDisposeScope();
        var direction = randn(output.shape, generator: random).to(output.dtype).to(output.device);
        var slopes = autograd.grad([output], [.. heard.Select(static h => h.Value)], [direction], retain_graph: !isLast, allow_unused: true);
        using var guard = no_grad();
        foreach (var ((site, value, dimension), slope) in heard.Zip(slopes))
            if (slope is { IsInvalid: false })
                sums.index_add_(0, map.Sites[site], Moved(value.detach(), slope, dimension), 1);
    }

    /// <returns>float64 [C].</returns>
    private static Tensor Moved(Tensor value, Tensor slope, int dimension)
    {
        var others = Enumerable.Range(0, (int)value.dim()).Where(d => d != dimension).Select(static d => (long)d).ToArray();
        return value.sub(value.mean(others, keepdim: true)).mul(slope).to(float64).square().sum(others);
    }
}
