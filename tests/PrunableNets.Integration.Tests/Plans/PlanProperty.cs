using System;

namespace PrunableNets.Integration.Tests;

/// <summary>What holds for every plan, tried on random ones.</summary>
internal static class PlanProperty
{
    /// <summary>Fails, with the smallest plan that does, where a difference is above the tolerance or no number.</summary>
    public static void Holds(Architecture architecture, int plans, double tolerance, Func<PruningPlan, double> difference)
    {
        for (var seed = 0; seed < plans; seed++)
        {
            var plan = Plans.Random(architecture, seed);
            if (difference(plan) <= tolerance)
                continue;
            var smallest = PlanShrinker.Smallest(architecture, plan, p => !(difference(p) <= tolerance));
            Assert.Fail(FormattableString.Invariant($"{architecture.Model}, plan {seed} differs by {difference(plan)}; so does by {difference(smallest)} the smallest plan that fails: {PlanShrinker.Describe(architecture, smallest)}"));
        }
    }
}
