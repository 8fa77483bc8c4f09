using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Which gate each position has at each of a network's gate sites.</summary>
/// <param name="Sites">One tensor of indices into the gate vector a site, int64 [C].</param>
/// <param name="InStatistics">The gates that also weigh statistics over channels (a layer norm's mean), by index.</param>
/// <param name="Norms">The batch norms that are called with gates.</param>
internal sealed record GateMap(
    IReadOnlyList<Tensor> Sites, IReadOnlySet<int> InStatistics, IReadOnlyCollection<nn.Module> Norms) : IDisposable
{
    public void Dispose()
    {
        foreach (var site in Sites)
            site.Dispose();
    }

    /// <summary>Finds it in one pass with gates that carry their own index.</summary>
    public static GateMap Of(NetworkContext context)
    {
        var probe = new Probe();
        using var batch = context.Train.First(2, context.Device);
        using var indices = arange(context.Architecture.GateCount, float32, context.Device);
        probe.Run(context.Gated, indices, batch.Inputs);
        return new GateMap(probe.Sites, probe.Statistics, probe.Norms);
    }

    private sealed class Probe : GateSites
    {
        public List<Tensor> Sites { get; } = [];

        public HashSet<int> Statistics { get; } = [];

        public HashSet<nn.Module> Norms { get; } = [];

        public override bool HasComputed(BatchNorm norm)
        {
            Norms.Add(norm);
            return false;
        }

        public override void Read(Tensor gate) => Statistics.UnionWith(gate.to(int64).cpu().data<long>().Select(static i => (int)i));

        protected override Tensor Apply(int site, Tensor x, Tensor gate, int dim)
        {
            Sites.Add(gate.to(int64).DetachFromDisposeScope());
            return x.alias();
        }
    }
}
