using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>
/// The index tensors of a slim form: where in a full stream the kept channels of a branch belong, and how kept channels are reordered.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="identifiers">The names in the class.</param>
/// <param name="isOfModule">The class is that of a module in the form, where few indices are and paths say nothing.</param>
internal sealed class KeptIndices(Network network, Identifiers identifiers, bool isOfModule = false)
{
    private readonly List<(string Key, KeptIndex Index)> buffers = [];

    /// <summary>In the order of first use.</summary>
    public IEnumerable<KeptIndex> Buffers => buffers.Select(static b => b.Index);

    /// <summary>
    /// The expression that reads the index of a dimension's kept positions, or of those in <paramref name="order"/> among the kept ones.
    /// </summary>
    public string Of(int[] channels, int[]? order = null)
    {
        var layout = network.Layout(channels);
        var key = string.Join(";", layout.Segments) + (order is null ? "" : " by " + string.Join(",", order));
        var known = buffers.FirstOrDefault(b => b.Key == key);
        if (known.Index is null)
        {
            known = (key, new KeptIndex(Name(layout, order is not null), layout, order));
            buffers.Add(known);
        }
        return $"get_buffer(\"{known.Index.Name}\")";
    }

    private string Name(ChannelLayout layout, bool isOrder)
    {
        var kind = isOrder ? "order" : "kept";
        if (isOfModule)
        {
            var count = buffers.Count(b => b.Index.Order is not null == isOrder);
            return identifiers.Of(count == 0 ? kind : kind + (count + 1));
        }
        var group = network.Groups[layout.Segments.First(static s => s.Group != ChannelSegment.Fixed).Group];
        var name = kind + "_" + identifiers.Of("index of " + group.Name).Substring("index_of_".Length);
        var sameName = buffers.Count(b => b.Index.Name == name || b.Index.Name.StartsWith(name + "__", StringComparison.Ordinal));
        return sameName == 0 ? name : $"{name}__{sameName + 1}";
    }
}

/// <summary>An index tensor.</summary>
/// <param name="Name">Name of the buffer.</param>
/// <param name="Layout">The dimension.</param>
/// <param name="Order">Null for the kept positions themselves.</param>
internal sealed record KeptIndex(string Name, ChannelLayout Layout, int[]? Order)
{
    /// <summary>The numbers for a known plan.</summary>
    public IEnumerable<long> Numbers(PruningPlan plan) => Order is null ? Layout.KeptPositions(plan) : Layout.KeptPlaces(plan, Order);

    /// <summary>The expression for a plan at run time.</summary>
    public string WriteForPlan() => Order is null
        ? $"{LayoutLiteral.Write(Layout)}.KeptPositions(plan)"
        : $"{LayoutLiteral.Write(Layout)}.KeptPlaces(plan, new[] {{ {string.Join(", ", Order)} }})";
}
