using System.Collections.Generic;
using System.Linq;
using PrunableNets.TestKit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Benchmarks;

/// <summary>Classes without batch norms of the zoo's networks, compiled in memory.</summary>
internal static class FoldedClass
{
    /// <summary>The class of a plan, with the slim network's weights.</summary>
    public static Module<Tensor, Tensor> Create(Architecture architecture, Module slim, PruningPlan plan)
    {
        var plans = new Dictionary<string, string> { [architecture.Model] = PlanFile.From(architecture, plan, []).ToJson() };
        var type = new ZooCompilation().Load(plans).GetTypes().Single(t => t.Name == architecture.Model + "Folded");
        return FoldedNetwork.Create(type, architecture, slim);
    }
}
