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
        return RandomPlan.Of(architecture, random, random.NextDouble());
    }

    /// <summary>The plan that keeps the first channels of each group.</summary>
    public static PruningPlan First(Architecture architecture, params int[] widths) =>
        PruningPlan.FromKept(architecture, widths.Select(static w => (System.Collections.Generic.IReadOnlyList<int>)Enumerable.Range(0, w).ToArray()).ToArray());

    /// <summary>The plan file of a class, where the compiler looks for it.</summary>
    public static TextFile File(string model, string text) => new(GeneratorHarness.Folder + model + PlanFile.FileSuffix, text);

    public static TextFile File(Architecture architecture, PruningPlan plan) => File(architecture.Model, PlanFile.From(architecture, plan, [new("method", "one & <two>,\nand\u2028more")]).ToJson());
}
