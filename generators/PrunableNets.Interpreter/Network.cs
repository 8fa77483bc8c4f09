using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter;

/// <summary>A network as the compiler knows it: what the emitter needs, and nothing of how it was found.</summary>
public sealed class Network
{
    private readonly ChannelGroups groups;
    private readonly Dictionary<Node, long> macs;

    internal Network(Graph graph, NetworkModules tree, IReadOnlyList<IReadOnlyList<WeightName>> shared, ChannelRelations relations, AnalysisOptions options, int fuelUsed)
    {
        Graph = graph;
        Tree = tree;
        SharedWeights = shared;
        FuelUsed = fuelUsed;
        Modes = new NodeModes(graph);
        Layers = graph.Nodes.Select(static n => n.Operation.Layer).Concat(Modules.Concat(Tensors).Select(static m => m.Layer))
            .OfType<Layer>().Where(static l => l.State.Count > 0).Distinct().ToArray();
        // A layer that forward never calls keeps all of its channels.
        foreach (var layer in Layers)
            relations.Complete(layer);
        Channels = relations.Channels;
        groups = new ChannelGroups(graph, relations);
        GateSites = Interpreter.Channels.GateSites.Find(graph, groups);
        Costs = new CostSheet();
        foreach (var node in graph.Nodes)
            // A cost is that of evaluation, for one more input.
            if (Modes.Of(node) != NodeMode.Training && !node.IsConstant)
                node.Operation.AddCost(node, Channels, Costs);
        macs = Costs.Entries.Where(static e => e.Convention == FlopsConvention.Mac).GroupBy(static e => e.Node).ToDictionary(static g => g.Key, static g => g.Sum(static e => e.Dense));
        Branches = options.MinChannels > 0 ? [] : ResidualBranches.Find(graph, groups, shared);
        Groups = groups.Groups.Select(g => WidthSteps.Apply(g, Layers, groups, Branches, options)).ToArray();
        var polynomials = new CostPolynomials(groups, this);
        Parameters = polynomials.Parameters(Layers, [.. shared.SelectMany(static s => s.Skip(1))]);
        Activations = polynomials.Activations(graph.Nodes.Where(n => Modes.Of(n) != NodeMode.Training && Macs(n) > 0));
        Flops = Enum.GetValues(typeof(FlopsConvention)).Cast<FlopsConvention>().ToDictionary(static c => c, c => polynomials.Flops(Costs, c));
    }

    public Graph Graph { get; }

    /// <summary>What is registered.</summary>
    public NetworkModules Tree { get; }

    /// <summary>Parameters that are in the state dict under several keys; each set is one parameter.</summary>
    public IReadOnlyList<IReadOnlyList<WeightName>> SharedWeights { get; }

    /// <inheritdoc cref="NetworkModules.Modules"/>
    public IReadOnlyList<ModuleEntry> Modules => Tree.Modules;

    /// <inheritdoc cref="NetworkModules.Tensors"/>
    public IReadOnlyList<ModuleEntry> Tensors => Tree.Tensors;

    /// <summary>When nodes are computed.</summary>
    public NodeModes Modes { get; }

    /// <summary>Which channels the tensors of nodes carry, and which ones layers read and make.</summary>
    public ChannelTable Channels { get; }

    public IReadOnlyList<ChannelGroup> Groups { get; }

    /// <summary>Residual branches that a plan may remove whole, inner ones before those that they are in.</summary>
    public IReadOnlyList<Branch> Branches { get; }

    /// <summary>Nodes whose result is multiplied by gates.</summary>
    public IReadOnlyCollection<Node> GateSites { get; }

    /// <summary>Layers with parameters, in the order in which <c>forward</c> first reaches them; those that it never does come last.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    public CostSheet Costs { get; }

    public CostPolynomial Parameters { get; }

    /// <summary>Elements that convolutions, linear layers and products make of one input.</summary>
    public CostPolynomial Activations { get; }

    public IReadOnlyDictionary<FlopsConvention, CostPolynomial> Flops { get; }

    /// <summary>What the user should know of the analysis: operations through which channels are not followed.</summary>
    public IReadOnlyList<Finding> Notices { get; internal init; } = [];

    /// <summary>Steps of the evaluation.</summary>
    public int FuelUsed { get; }

    public int[] DenseWidths => Groups.Select(static g => g.Channels).ToArray();

    public bool IsNarrowed(int[] channels) => groups.IsNarrowed(channels);

    public ChannelLayout Layout(int[] channels) => groups.Layout(channels);

    /// <summary>How often each group occurs in a dimension, and the positions that always stay.</summary>
    public Multiplicities Multiplicities(int[] channels) => groups.Multiplicities(channels);

    /// <summary>What each layer costs at the given group widths; operations that are no layer go by their name.</summary>
    public IEnumerable<(string Path, long Flops)> CostByLayer(FlopsConvention convention, IReadOnlyList<int> widths) => Costs.Entries
        .Where(e => e.Convention == convention && !IsGone(e.Node, widths))
        .GroupBy(static e => e.Node.Operation.Layer?.Path ?? e.Node.Operation.Name, StringComparer.Ordinal)
        .Select(g => (g.Key, g.Sum(e => e.Coefficient * Width(e.First, widths) * (e.Second is null ? 1 : Width(e.Second, widths)))));

    /// <summary>The innermost branch that a node is in; null where it is in none.</summary>
    public Branch? BranchOf(Node node) => Branches.FirstOrDefault(b => b.Nodes.Contains(node));

    /// <summary>The branch that a layer goes with; null where it stays whatever becomes of branches.</summary>
    public Branch? BranchOf(Layer layer) => Branches.FirstOrDefault(b => b.Nodes.Any(n => n.Operation.Layer == layer));

    /// <summary>True where a plan with these widths removes the node with its branch.</summary>
    public bool IsGone(Node node, IReadOnlyList<int> widths) => BranchOf(node)?.IsGone(widths) == true;

    /// <summary>Multiply-accumulates of the dense network that a node costs.</summary>
    public long Macs(Node node) => macs.TryGetValue(node, out var known) ? known : 0;

    private long Width(int[] channels, IReadOnlyList<int> widths)
    {
        var (counts, always) = groups.Multiplicities(channels);
        return always + counts.Sum(c => (long)c.Count * widths[c.Group]);
    }
}
