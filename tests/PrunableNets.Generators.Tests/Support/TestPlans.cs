using System;
using System.Linq;
using PrunableNets.TestKit;

namespace PrunableNets.Generators.Tests.Support;

/// <summary>Plans and plan files for networks under test.</summary>
internal static class TestPlans
{
    public static PruningPlan Random(Architecture architecture, int seed)
    {
        var random = new Random(seed);
        var share = random.NextDouble();
        var mask = new bool[architecture.GateCount];
        foreach (var group in architecture.Groups)
        {
            for (var c = 0; c < group.Channels; c++)
                mask[group.Offset + c] = random.NextDouble() < share;
            mask[group.Offset + random.Next(group.Channels)] = true;
        }
        return PruningPlan.FromMask(architecture, mask);
    }

    /// <summary>The plan that keeps the first channels of each group.</summary>
    public static PruningPlan First(Architecture architecture, params int[] widths) =>
        PruningPlan.FromKept(architecture, widths.Select(static w => (System.Collections.Generic.IReadOnlyList<int>)Enumerable.Range(0, w).ToArray()).ToArray());

    /// <summary>The plan file of a class, where the compiler looks for it.</summary>
    public static TextFile File(string model, string text) => new(GeneratorHarness.Folder + model + PlanFile.FileSuffix, text);

    public static TextFile File(Architecture architecture, PruningPlan plan) => File(architecture.Model, PlanFile.From(architecture, plan, []).ToJson());
}
