using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Generators.Emission;

/// <summary>The table at the head of the architecture file: layers, shapes, groups, cost.</summary>
internal static class ArchitectureTable
{
    public static void Write(SourceWriter writer, Network network)
    {
        var rows = new List<string[]> { new[] { "layer", "type", "output", "channels", "MACs" } };
        rows.AddRange(network.Graph.Nodes.Where(static n => n.Operation.Layer is { State.Count: > 0 }).Select(n => new[]
        {
            n.Operation.Layer!.Path!, n.Operation.Layer.Type, n.Shape.WithoutBatch(), Channels(network, n), network.Macs(n).ToString("N0", CultureInfo.InvariantCulture),
        }));
        var lengths = Enumerable.Range(0, 5).Select(i => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows)
            writer.Line("// " + string.Join("  ", row.Select((cell, i) => i == 4 ? cell.PadLeft(lengths[i]) : cell.PadRight(lengths[i]))).TrimEnd());
        writer.Line();
    }

    private static string Channels(Network network, Node node)
    {
        var ids = network.Channels.MapOf(node).Ids;
        if (!network.IsNarrowed(ids))
            return "all kept";
        var groups = network.Layout(ids).Segments.Where(static s => s.Group != ChannelSegment.Fixed)
            .Select(static s => s.Group).Distinct().ToArray();
        return groups.Length > 3 ? $"{groups.Length} groups" : string.Join(" ", groups.Select(g => network.Groups[g].Name));
    }
}
