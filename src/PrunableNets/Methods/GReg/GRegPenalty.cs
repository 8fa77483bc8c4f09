using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// Adds penalty * w to the gradients of the weights that make channels. Its tensors belong to the caller's dispose scope.
/// </summary>
internal sealed class GRegPenalty
{
    private static readonly ChannelRole[] Preference = [ChannelRole.Output, ChannelRole.Norm, ChannelRole.Input, ChannelRole.Other];

    private readonly Device device;
    private readonly (ChannelSlice Slice, Tensor Index)[] members;

    /// <param name="context">Whose network.</param>
    /// <param name="wholeChannels">Biases and norms too; otherwise filters alone. A group that no layer makes has the members of the next
    /// best role.</param>
    public GRegPenalty(PruningContext context, bool wholeChannels)
    {
        device = context.Device;
        var (architecture, slices) = (context.Architecture, ChannelSlice.Of(context));
        var chosen = new Dictionary<ChannelSlice, HashSet<int>>();
        foreach (var group in architecture.Groups)
        {
            var own = slices.Where(s => s.Has(group)).ToArray();
            var main = Preference.FirstOrDefault(role => own.Any(s => s.Role == role));
            var filters = own.Where(s => s.Role == main && !IsBias(s));
            foreach (var slice in wholeChannels ? own.Where(s => s.Role == main || s.Role == ChannelRole.Norm) : filters)
            {
                if (!chosen.TryGetValue(slice, out var groups))
                    chosen.Add(slice, groups = []);
                groups.Add(group.Index);
            }
        }
        members = [.. slices.Where(chosen.ContainsKey).Select(s => (s, s.Index(chosen[s], architecture.GateCount)))];
    }

    /// <summary>Adds it to the gradients that there are.</summary>
    /// <param name="penalties">[N], one a channel.</param>
    public void Add(IEnumerable<float> penalties)
    {
        // The positions of other groups point behind the last gate.
        var values = tensor(penalties.Append(0f).ToArray(), float32, device).InOwnMemory();
        foreach (var (slice, index) in members)
            if (slice.Parameter.grad is { } gradient)
                gradient.add_(slice.Parameter.mul(slice.Spread(values, index)));
    }

    private static bool IsBias(ChannelSlice slice) => slice.Role == ChannelRole.Output && slice.Parameter.dim() == 1;
}
