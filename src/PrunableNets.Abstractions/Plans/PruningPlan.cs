using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>Which channels of each group stay; of a residual branch that adds no channel, none stays. Immutable.</summary>
public sealed class PruningPlan
{
    private readonly bool[][] mask;

    private PruningPlan(bool[][] mask)
    {
        this.mask = mask;
        Kept = mask.Select(static m => Enumerable.Range(0, m.Length).Where(i => m[i]).ToArray()).ToArray();
    }

    /// <summary>The kept channels of each group, ascending.</summary>
    public IReadOnlyList<int[]> Kept { get; }

    /// <summary>Number of kept channels of each group.</summary>
    public int[] Widths => Kept.Select(static k => k.Length).ToArray();

    /// <summary>The plan that keeps everything.</summary>
    public static PruningPlan Full(Architecture architecture) =>
        new(architecture.Groups.Select(static g => Enumerable.Repeat(true, g.Channels).ToArray()).ToArray());

    /// <summary>A plan from one flag a gate, in the order of the gate vector.</summary>
    /// <exception cref="ArgumentException">The length differs from <see cref="Architecture.GateCount"/>, or a group is left without a channel.</exception>
    public static PruningPlan FromMask(Architecture architecture, IReadOnlyList<bool> keep)
    {
        if (keep.Count != architecture.GateCount)
            throw new ArgumentException($"{architecture.Model} has {architecture.GateCount} gates, the mask {keep.Count}.", nameof(keep));
        var mask = architecture.Groups.Select(g => keep.Skip(g.Offset).Take(g.Channels).ToArray()).ToArray();
        return new PruningPlan(Checked(architecture, mask));
    }

    /// <summary>A plan from the kept channels of each group.</summary>
    /// <exception cref="ArgumentException">The number of groups differs, a channel is out of range, or a group is left without a channel.</exception>
    public static PruningPlan FromKept(Architecture architecture, IReadOnlyList<IReadOnlyList<int>> kept)
    {
        if (kept.Count != architecture.Groups.Count)
            throw new ArgumentException($"{architecture.Model} has {architecture.Groups.Count} groups, the plan {kept.Count}.", nameof(kept));
        var mask = architecture.Groups.Select(static g => new bool[g.Channels]).ToArray();
        for (var g = 0; g < kept.Count; g++)
        {
            foreach (var channel in kept[g])
            {
                if (channel < 0 || channel >= mask[g].Length)
                    throw new ArgumentException($"Group '{architecture.Groups[g].Name}' has {mask[g].Length} channels; there is no channel {channel}.", nameof(kept));
                mask[g][channel] = true;
            }
        }
        return new PruningPlan(Checked(architecture, mask));
    }

    /// <summary>True when the channel stays.</summary>
    public bool IsKept(int group, int channel) => mask[group][channel];

    /// <summary>One flag a gate, in the order of the gate vector.</summary>
    public bool[] ToMask() => mask.SelectMany(static m => m).ToArray();

    private static bool[][] Checked(Architecture architecture, bool[][] mask)
    {
        var widths = mask.Select(static m => m.Count(static k => k)).ToArray();
        var gone = architecture.Branches.Where(b => b.IsGone(widths)).ToArray();
        foreach (var group in gone.SelectMany(static b => b.Inner))
            mask[group] = new bool[mask[group].Length];
        var empty = new HashSet<int>(gone.SelectMany(static b => b.Groups.Concat(b.Inner)));
        for (var g = 0; g < mask.Length; g++)
        {
            var group = architecture.Groups[g];
            var kept = mask[g].Count(static k => k);
            if (empty.Contains(g))
                continue;
            if (kept == 0 && !group.Allows(0))
                throw new ArgumentException($"Group '{group.Name}' would lose all of its {mask[g].Length} channels; keep at least one.");
            if (!group.Allows(kept))
                throw new ArgumentException($"Group '{group.Name}' would keep {kept} of its {group.Channels} channels; keep a multiple of {group.RoundTo} and at least {group.LeastWidth}, or all.");
        }
        return mask;
    }
}
