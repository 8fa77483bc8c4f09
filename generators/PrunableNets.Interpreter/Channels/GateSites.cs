using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Interpreter.Channels;

/// <summary>
/// Finds where gates go. A closed gate has to act as a removed channel for everything behind it, so wherever channels get lost (mixed by a
/// convolution, added into a full stream) they must arrive as zero. The gate goes to the tensor that is read there, in front of
/// pooling and reshaping but behind the activation, as in AutoBot.
/// </summary>
internal static class GateSites
{
    /// <summary>The nodes whose result is multiplied by gates.</summary>
    public static HashSet<Node> Find(Graph graph, ChannelGroups groups)
    {
        var sites = new HashSet<Node>();
        var isZero = new Dictionary<Node, bool>();
        foreach (var node in graph.Nodes)
        {
            if (node.Operation.NeedsZeros(node, groups.Channels))
            {
                foreach (var input in node.Inputs.Where(i => !isZero[i]))
                    foreach (var site in Hoist(input, groups.Channels, isZero).ToArray())
                        if (sites.Add(site))
                            Settle(site, groups, sites, isZero);
            }
            isZero[node] = Zero(node, groups, sites, isZero);
        }
        return sites;
    }

    /// <summary>A gate reaches readers that were passed before it was placed, so what follows from it is worked out anew.</summary>
    private static void Settle(Node site, ChannelGroups groups, HashSet<Node> sites, Dictionary<Node, bool> isZero)
    {
        var changed = new Stack<Node>([site]);
        while (changed.Count > 0)
        {
            var node = changed.Pop();
            isZero[node] = true;
            foreach (var reader in node.Consumers)
                if (isZero.TryGetValue(reader, out var known) && !known && Zero(reader, groups, sites, isZero))
                    changed.Push(reader);
        }
    }

    private static bool Zero(Node node, ChannelGroups groups, HashSet<Node> sites, Dictionary<Node, bool> isZero) =>
        sites.Contains(node)
        || !groups.IsNarrowed(groups.Channels.MapOf(node).Ids)
        || node.Operation.IsZero(node, groups.Channels, i => isZero[i]);

    /// <summary>The tensors in front of <paramref name="node"/> whose gates act as its own: what pooling and views read, and the parts of a concatenation that are not zero yet.</summary>
    private static IEnumerable<Node> Hoist(Node node, ChannelTable channels, Dictionary<Node, bool> isZero)
    {
        var site = node;
        while (node.Operation.LetsGatesThrough && node.Inputs.Count == 1 && !channels.MapOf(node.Inputs[0]).IsNone)
        {
            node = node.Inputs[0];
            // Heads behind the batch (B*H) are not one gate a position.
            if (channels.MapOf(node).Axes is { Length: 1 } axes && !node.Shape[axes[0]].IsBatch)
                site = node;
        }
        return site.Operation is Concatenate && site.Inputs.All(i => channels.MapOf(i).Axes.Length <= 1)
            ? site.Inputs.Where(i => !isZero[i]).SelectMany(i => Hoist(i, channels, isZero))
            : [site];
    }
}
