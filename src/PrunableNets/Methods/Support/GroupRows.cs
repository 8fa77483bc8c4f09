using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>All weights that make a group's channels, side by side: one row a channel, for methods that compare filters.</summary>
internal static class GroupRows
{
    /// <summary>
    /// The rows of the members with the role <see cref="ChannelRole.Output"/>, concatenated; where a group has none, those of norms, then
    /// of layers that read it.
    /// </summary>
    /// <param name="context">Whose network.</param>
    /// <returns>
    /// One matrix a group in their order, float64 [C, K], where the network is; [C, 1] of zeros for a group without any weight.
    /// </returns>
    public static Tensor[] Of(PruningContext context)
    {
        var groups = context.Architecture.Groups;
        var found = groups.Select(static _ => new List<Tensor>()).ToArray();
        foreach (var member in ChannelMembers.Preferred(context))
            found[member.Group.Index].Add(member.Rows.to(float64));
        return [.. groups.Select(g => found[g.Index].Count > 0
            ? cat(found[g.Index].ToArray(), 1)
            : zeros([g.Channels, 1], float64, context.Device))];
    }
}
