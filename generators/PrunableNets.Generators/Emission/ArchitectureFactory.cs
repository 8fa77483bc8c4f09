using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using PrunableNets.Generators.Emission.Graph;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission;

/// <summary>The architecture object that generated code holds, as the compiler itself uses it to check plans.</summary>
internal static class ArchitectureFactory
{
    public static Architecture Create(NetworkHeader header, Network network)
    {
        var layers = network.Graph.Nodes.Where(static n => n.Operation.Layer is not null)
            .Select(n => new LayerInfo(n.Operation.Layer!.Path ?? n.Operation.Name, n.Operation.Layer.Type, n.Shape.WithoutBatch(), network.Macs(n))).ToArray();
        var state = network.Layers.SelectMany(l => Entries(network, l)).ToArray();
        var places = network.Layers.Select(static (l, i) => (l, i)).ToDictionary(static p => p.l, static p => p.i);
        return new Architecture
        {
            Model = header.Name,
            Fingerprint = Fingerprint(header, network, layers),
            SourcePath = header.FilePath,
            Inputs = header.Inputs.Where(static i => !i.IsNull).Select(static i => i.Sizes.ToArray()).ToArray(),
            BatchDimensions = header.Inputs.Where(static i => !i.IsNull).Select(static i => i.BatchDimension).ToArray(),
            Layers = layers,
            Groups = network.Groups,
            Branches = network.Branches.Select(b => Branch(network, b, places)).ToArray(),
            Additions = ResidualAdditions.Find(network),
            State = state,
            SharedWeights = network.SharedWeights.Select(static s => (IReadOnlyList<string>)s.Select(static w => w.Key!).ToArray()).ToArray(),
            Parameters = network.Parameters,
            Activations = network.Activations,
            Flops = network.Flops,
            Graph = ForwardGraphFactory.Create(network),
        };
    }

    private static ResidualBranch Branch(Network network, Branch branch, Dictionary<Layer, int> places) => new(
        network.Groups[branch.Groups[0]].Name, branch.Groups, branch.Inner,
        branch.Nodes.Select(static n => n.Operation.Layer).OfType<Layer>().Distinct().Where(places.ContainsKey).OrderBy(l => places[l])
            .SelectMany(l => network.Tree.Paths[l]).ToArray());

    private static IEnumerable<StateEntry> Entries(Network network, Layer layer)
    {
        foreach (var tensor in layer.State)
        {
            var dimensions = tensor.Axes.Select(a => a switch
            {
                StateAxis.Output => network.Layout(network.Channels.OutputsOf(layer)!),
                StateAxis.Input => network.Layout(network.Channels.InputsOf(layer)!),
                _ => null,
            }).Select(static l => l is null || l.IsFixed ? null : l).ToArray();
            var roles = tensor.Axes.Select(a => a == StateAxis.Input ? ChannelRole.Input : layer.OutputRole).ToArray();
            if (dimensions.Any(static d => d is not null))
                foreach (var path in network.Tree.Paths[layer])
                    yield return new StateEntry(tensor.Name.Length == 0 ? path : $"{path}.{tensor.Name}", dimensions) { Roles = roles };
        }
    }

    /// <summary>SHA-256 over the lines of what a plan depends on, shortened to 16 hexadecimal digits.</summary>
    private static string Fingerprint(NetworkHeader header, Network network, IEnumerable<LayerInfo> layers)
    {
        var lines = header.Inputs.Where(static i => !i.IsNull).Select(static i => "input " + i)
            .Concat(layers.Select(static l => string.Format(CultureInfo.InvariantCulture, "layer {0} {1} {2} {3}", l.Path, l.Type, l.OutputShape, l.Macs)))
            .Concat(network.Groups.Select(static g => string.Format(CultureInfo.InvariantCulture, "group {0} {1}", g.Name, g.Channels)));
        using var hash = SHA256.Create();
        return string.Concat(hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", lines))).Take(8).Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
