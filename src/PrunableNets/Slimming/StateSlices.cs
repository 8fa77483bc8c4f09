using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Cuts tensors that follow the channels - weights, and what an optimiser has gathered of them - down to the channels that a plan keeps.</summary>
internal sealed class StateSlices
{
    private readonly PruningPlan plan;
    private readonly ResidualBranch[] gone;
    private readonly Dictionary<string, IReadOnlyList<ChannelLayout?>> layouts;

    public StateSlices(Architecture architecture, PruningPlan plan)
    {
        this.plan = plan;
        var widths = plan.Widths;
        gone = [.. architecture.Branches.Where(b => b.IsGone(widths))];
        layouts = architecture.State.Where(e => !IsGone(e.Key)).ToDictionary(static e => e.Key, static e => e.Dimensions, StringComparer.Ordinal);
    }

    /// <summary>The keys whose tensors change with the plan, and are still there.</summary>
    public IEnumerable<string> Keys => layouts.Keys;

    /// <summary>The entry goes with a branch that the plan removes.</summary>
    public bool IsGone(string key) => gone.Any(b => b.Holds(key));

    /// <param name="key">Of the state dict.</param>
    /// <param name="value">Of the dense network's shape.</param>
    /// <param name="problems">Takes what does not fit.</param>
    /// <returns>The kept part; <paramref name="value"/> itself where nothing is cut, or where it does not fit.</returns>
    public Tensor Cut(string key, Tensor value, List<string> problems)
    {
        if (!layouts.TryGetValue(key, out var dimensions))
            return value;
        for (var d = 0; d < dimensions.Count; d++)
        {
            if (dimensions[d] is not { IsFixed: false } layout)
                continue;
            if (d >= value.dim() || value.shape[d] != layout.DenseWidth)
            {
                problems.Add($"'{key}' is {Shape(value)} in the dense model; the architecture expects {layout.DenseWidth} in dimension {d}");
                return value;
            }
            value = value.index_select(d, tensor(layout.KeptPositions(plan), int64, value.device));
        }
        return value;
    }

    /// <summary>As messages have it: <c>[8, 6, 3, 3]</c>.</summary>
    public static string Shape(Tensor value) => $"[{string.Join(", ", value.shape)}]";
}
