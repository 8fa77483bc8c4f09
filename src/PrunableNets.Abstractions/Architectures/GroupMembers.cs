using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>A group of channels with all that has them.</summary>
/// <param name="Name">The group's.</param>
/// <param name="Channels">Of the dense network.</param>
/// <param name="Least">As few as a plan may leave.</param>
/// <param name="MadeBy">Layers whose outputs they are.</param>
/// <param name="ReadBy">Layers whose inputs they are.</param>
/// <param name="Norms">Layers that work on each of them alone.</param>
/// <param name="TiedBy">Operations that put channels of several layers together, so that they can only go together.</param>
public sealed record GroupMembers(
    string Name, int Channels, int Least, IReadOnlyList<string> MadeBy, IReadOnlyList<string> ReadBy, IReadOnlyList<string> Norms, IReadOnlyList<string> TiedBy)
{
    /// <summary>Finds them in what the compiler knows of the network.</summary>
    public static GroupMembers Of(Architecture architecture, ChannelGroup group)
    {
        if (architecture is null)
            throw new ArgumentNullException(nameof(architecture));
        if (group is null)
            throw new ArgumentNullException(nameof(group));
        var roles = architecture.State.SelectMany(s => s.Dimensions.Select((d, i) => (Layer: Layer(s.Key), Role: s.Roles[i], Layout: d)))
            .Where(d => Has(d.Layout, group)).ToLookup(static d => d.Role, static d => d.Layer);
        string[] In(ChannelRole role) => [.. roles[role].Distinct()];
        var nodes = architecture.Graph.Nodes;
        // What works on one tensor, or calls a layer on one, ties nothing.
        var ties = nodes.Where(n => Has(n.Channels, group) && n.Inputs.Where(i => Has(nodes[i].Channels, group)).Select(i => Source(nodes, i)).Distinct().Count() > 1)
            .Select(n => Said(n.Operation, n.Inputs.Select(i => Source(nodes, i)).Distinct()));
        return new GroupMembers(
            group.Name, group.Channels, group.LeastWidth, In(ChannelRole.Output), In(ChannelRole.Input), In(ChannelRole.Norm),
            [.. ties.Concat(architecture.SharedWeights.Where(s => s.Any(k => roles.Any(r => r.Contains(Layer(k))))).Select(static s => $"one weight: {string.Join(", ", s)}")).Distinct()]);
    }

    private static bool Has(ChannelLayout? layout, ChannelGroup group) => layout is not null && layout.Segments.Any(s => s.Group == group.Index);

    /// <summary>The layer that a tensor comes from, or what else makes it.</summary>
    private static string Source(IReadOnlyList<GraphNode> nodes, int number)
    {
        var node = nodes[number];
        while (node.Layer is null && node.Inputs.Count == 1)
            node = nodes[node.Inputs[0]];
        return node.Layer ?? (IsSymbol(node.Operation) ? $"({node.Operation})" : node.Operation);
    }

    private static string Said(string operation, IEnumerable<string> operands) =>
        IsSymbol(operation) ? string.Join($" {operation} ", operands) : $"{operation}({string.Join(", ", operands)})";

    private static bool IsSymbol(string operation) => operation.Length == 1 && !char.IsLetter(operation[0]);

    private static string Layer(string key) => key.LastIndexOf('.') is var dot and > 0 ? key.Substring(0, dot) : key;
}
