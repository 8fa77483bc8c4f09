using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// The content of <c>&lt;Model&gt;.widths.json</c>: which channels a pruned model keeps, what that costs, and how it came about.
/// It is meant to be committed and reviewed, so the text is deterministic and one group takes one line. Immutable.
/// </summary>
public sealed partial class PlanFile
{
    /// <summary>The version of the file's layout that this library writes, and the only one it reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>End of a plan file's name; the generator finds plan files by it.</summary>
    public const string FileSuffix = ".widths.json";

    /// <summary>Name of the model, as in <see cref="Architecture.Model"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Fingerprint of the architecture that the plan was made for.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The channel groups, in the architecture's order.</summary>
    public required IReadOnlyList<PlanFileGroup> Groups { get; init; }

    /// <summary>FLOPs of one input, one entry a convention, in the order of <see cref="FlopsConvention"/>.</summary>
    public required IReadOnlyList<PlanFileFlops> Flops { get; init; }

    /// <summary>Number of parameters.</summary>
    public required DenseSlim Parameters { get; init; }

    /// <summary>How the plan came about: method, options, seed, data set, accuracies, versions; in the order in which it was told.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; }

    /// <summary>Describes <paramref name="plan"/>, with its totals from the architecture's cost polynomials.</summary>
    /// <exception cref="ArgumentException">The plan is for other groups, or a provenance key occurs twice.</exception>
    public static PlanFile From(Architecture architecture, PruningPlan plan, IEnumerable<KeyValuePair<string, string>> provenance)
    {
        if (plan.ToMask().Length != architecture.GateCount || plan.Kept.Count != architecture.Groups.Count)
            throw new ArgumentException($"The plan has {plan.Kept.Count} groups and {plan.ToMask().Length} channels, {architecture.Model} has {architecture.Groups.Count} and {architecture.GateCount}.", nameof(plan));
        var told = provenance.ToArray();
        var twice = told.GroupBy(static p => p.Key, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The provenance tells '{twice.Key}' twice.", nameof(provenance));
        return new PlanFile
        {
            Model = architecture.Model,
            Fingerprint = architecture.Fingerprint,
            Groups = [.. architecture.Groups.Select(g => new PlanFileGroup(g.Name, g.Channels, plan.Kept[g.Index]))],
            Flops = [.. architecture.Flops.OrderBy(static f => f.Key).Select(f => new PlanFileFlops(f.Key, Total(f.Value)))],
            Parameters = Total(architecture.Parameters),
            Provenance = told,
        };

        DenseSlim Total(CostPolynomial cost) => new(cost.Evaluate(architecture.DenseWidths), cost.Evaluate(plan.Widths));
    }

    /// <summary>The plan, for a class with this architecture.</summary>
    /// <exception cref="PlanFileException">The class differs from the one the plan was made for; the message says in what, and how to redo the plan.</exception>
    public PruningPlan ToPlan(Architecture architecture)
    {
        if (Difference(architecture) is { } difference)
            throw new PlanFileException(
                $"The plan of '{Model}' does not fit the class '{architecture.Model}': {difference}. Prune it again (prunable prune, or "
                + $"AddPruning<{architecture.Model}>() in a host), or delete the plan file to build the dense model only.");
        return PruningPlan.FromKept(architecture, [.. Groups.Select(static g => g.Kept)]);
    }

    private bool IsInGoneBranch(Architecture architecture, int group) =>
        Groups.Count == architecture.Groups.Count && architecture.Branches.Any(b => b.Inner.Contains(group) && b.IsGone([.. Groups.Select(static g => g.Kept.Count)]));

    /// <summary>In what a class differs from the one that the plan was made for; null where it is that one.</summary>
    // The groups come before the fingerprint: they say what changed, the fingerprint only that something did.
    internal string? Difference(Architecture architecture)
    {
        if (Model != architecture.Model)
            return $"it is for another model, '{Model}'";
        for (var g = 0; g < Math.Min(Groups.Count, architecture.Groups.Count); g++)
        {
            var (planned, actual) = (Groups[g], architecture.Groups[g]);
            if (planned.Name != actual.Name)
                return $"group {g} is '{planned.Name}' in the plan and '{actual.Name}' in the class";
            if (planned.Channels != actual.Channels)
                return $"group '{actual.Name}' has {planned.Channels} channels in the plan and {actual.Channels} in the class";
            if (!actual.Allows(planned.Kept.Count) && !(planned.Kept.Count == 0 && IsInGoneBranch(architecture, g)))
                return $"group '{actual.Name}' keeps {planned.Kept.Count} of {actual.Channels} channels in the plan, and the class asks for multiples of {actual.RoundTo} and at least {actual.LeastWidth}";
        }
        if (Groups.Count != architecture.Groups.Count)
            return $"the plan has {Groups.Count} channel groups and the class {architecture.Groups.Count}";
        if (Fingerprint != architecture.Fingerprint)
            return $"the layers or shapes differ (fingerprint {Fingerprint} in the plan, {architecture.Fingerprint} in the class)";
        return null;
    }
}
