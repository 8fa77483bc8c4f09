using System;
using System.Globalization;
using System.Linq;

namespace PrunableNets.Hosting;

/// <summary>A method's outcome with its channels chosen anew (<see cref="ChannelChoice"/>).</summary>
internal static class ChosenChannels
{
    /// <summary>What a run or a comparison comes to: as its section says; where there is none, on if weights are solved anew, on the same samples.</summary>
    /// <returns>Null for off.</returns>
    public static ChannelChoiceOptions? Resolve(ChannelChoiceOptions? asked, ReconstructionOptions? reconstruction)
    {
        if (asked is null && reconstruction is { Batches: > 0 } solving)
            asked = new ChannelChoiceOptions { Batches = solving.Batches, BatchSize = solving.BatchSize, Seed = solving.Seed };
        return asked is { Batches: > 0 } ? asked : null;
    }

    public static PruningOutcome Apply(PruningContext context, PruningOutcome outcome, ChannelChoiceOptions options)
    {
        var selection = outcome.Selection;
        var plan = ChannelChoice.Apply(context, selection.Plan, options);
        var (all, exchanged) = (selection.Plan.Kept.Sum(static k => k.Length), selection.Plan.Kept.Zip(plan.Kept, static (a, b) => b.Except(a).Count()).Sum());
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{exchanged} of {all} exchanged for others of their groups, on {Amount.Of(options.Batches, "batch", "batches")} of "
                + $"{options.BatchSize} without labels, seed {options.Seed}");
        return outcome with { Selection = selection with { Plan = plan }, Evidence = [.. outcome.Evidence, new("channels", told)] };
    }
}
