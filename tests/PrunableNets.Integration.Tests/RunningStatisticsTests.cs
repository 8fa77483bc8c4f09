using System;
using System.Linq;
using PrunableNets.TestKit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>
/// In training mode too: the norms of the slim network normalise and gather statistics as those of the hard-gated one do for its kept
/// channels. In float64: statistics of four images amplify the rounding of float32 with every layer.
/// </summary>
public sealed class RunningStatisticsTests
{
    private const double Tolerance = 1e-5;

    /// <summary>Float64 is slow, and what depends on the plan is tested with more of them in float32.</summary>
    private const int MostPlans = 4;

    public static TheoryData<string> NamesOfNormed => new(Zoo.Models.Where(static m => m.Architecture.Layers.Any(static l => l.Type.StartsWith("BatchNorm", StringComparison.Ordinal))).Select(static m => m.Name));

    [Theory]
    [MemberData(nameof(NamesOfNormed))]
    public void SlimUpdatesRunningStatisticsAsHardGatedDoes(string name)
    {
        var model = Zoo.Named(name);
        using var outer = NewDisposeScope();
        var dense = model.CreateTrained();
        dense.to(float64);
        using var gated = model.CreateGated(dense);
        gated.Module.eval();
        using var guard = no_grad();
        var start = dense.state_dict().ToDictionary(static s => s.Key, static s => s.Value.clone());
        PlanProperty.Holds(model.Architecture, Math.Min(model.Plans, MostPlans), Tolerance, plan =>
        {
            using var scope = NewDisposeScope();
            dense.load_state_dict(start);
            gated.Gates.Harden(plan);
            using var slim = model.CreateSlim64(dense, plan);
            TrainNorms(gated.Module);
            TrainNorms(slim);
            var inputs = model.Inputs(4, float64);
            var difference = Difference.Relative(gated.call(inputs), slim.call(inputs));
            using var expected = model.CreateSlim64(dense, plan);
            var actual = slim.state_dict();
            return expected.state_dict().Where(static s => s.Key.Contains("running_", StringComparison.Ordinal))
                .Select(s => Difference.Relative(s.Value, actual[s.Key])).Append(difference).Max();
        });
    }

    /// <summary>Norms alone: dropout would draw other numbers for other widths.</summary>
    private static void TrainNorms(Module model)
    {
        foreach (var norm in model.modules().OfType<NormBase>())
            norm.train();
    }
}
