using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter.Costs;

/// <summary>Writes costs as polynomials in the group widths.</summary>
internal sealed class CostPolynomials(ChannelGroups groups, Network network)
{
    public CostPolynomial Flops(CostSheet sheet, FlopsConvention convention) =>
        Sum(sheet.Entries.Where(e => e.Convention == convention).Select(e => new Term(e.Coefficient, e.First, e.Second, network.BranchOf(e.Node))));

    /// <summary>The number of parameters of all layers, each once; <paramref name="again"/> are those that another layer has already.</summary>
    public CostPolynomial Parameters(IEnumerable<Layer> layers, HashSet<WeightName> again) =>
        Sum(layers.SelectMany(l => l.State.Where(s => s.IsParameter && !again.Contains(new WeightName(l, s.Name))).Select(s => Elements(l, s))));

    /// <summary>How many elements of one input's tensors the nodes make.</summary>
    public CostPolynomial Activations(IEnumerable<Node> nodes) => Sum(nodes.Select(Elements));

    private Term Elements(Node node) => network.Channels.MapOf(node).Ids is { Length: > 0 } channels
        ? new Term(node.Shape.ElementsPerInput / channels.Length, channels, null, network.BranchOf(node))
        : new Term(node.Shape.ElementsPerInput, [ChannelRelations.Pinned], null, network.BranchOf(node));

    private Term Elements(Layer layer, StateTensor tensor)
    {
        var (inputs, outputs) = (network.Channels.InputsOf(layer)!, network.Channels.OutputsOf(layer)!);
        var dimensions = tensor.Axes.Where(static a => a != StateAxis.Fixed).Select(a => a == StateAxis.Output ? outputs : inputs).ToArray();
        return new Term(tensor.FixedElements, dimensions.Length > 0 ? dimensions[0] : [ChannelRelations.Pinned], dimensions.Length > 1 ? dimensions[1] : null, network.BranchOf(layer));
    }

    private CostPolynomial Sum(IEnumerable<Term> terms)
    {
        var always = new Builder(groups.Groups.Count);
        var conditional = new Dictionary<Branch, Builder>();
        foreach (var (coefficient, first, second, branch) in terms)
        {
            var (a, fixedA) = groups.Multiplicities(first);
            var (b, fixedB) = second is null ? Multiplicities.One : groups.Multiplicities(second);
            Of(branch).Constant += coefficient * fixedA * fixedB;
            foreach (var (g, count) in a)
                Of(branch, g).Linear[g] += coefficient * count * fixedB;
            foreach (var (h, count) in b)
                Of(branch, h).Linear[h] += coefficient * count * fixedA;
            foreach (var (g, left) in a)
                foreach (var (h, right) in b)
                    Of(branch, g, h).Add(g, h, coefficient * left * right);
        }
        var sum = always.Build();
        return new CostPolynomial(sum.Constant, [.. sum.Linear], [.. sum.Products])
        {
            Conditional = network.Branches.Where(b => conditional.TryGetValue(b, out var part) && !part.IsZero).Select(b => new ConditionalCost(b.Groups, conditional[b].Build())).ToArray(),
        };

        // What has a width of the branch's own is nothing without it, and needs no condition.
        Builder Of(Branch? branch, params int[] factors)
        {
            if (branch is null || factors.Any(f => branch.Groups.Contains(f) || branch.Inner.Contains(f)))
                return always;
            if (!conditional.TryGetValue(branch, out var part))
                conditional[branch] = part = new Builder(groups.Groups.Count);
            return part;
        }
    }

    /// <summary><c>Coefficient * kept(First) * kept(Second)</c>, as long as the branch is there.</summary>
    private sealed record Term(long Coefficient, int[] First, int[]? Second, Branch? Branch);

    private sealed class Builder(int groupCount)
    {
        private readonly SortedDictionary<(int, int), long> products = [];

        public long Constant { get; set; }

        public long[] Linear { get; } = new long[groupCount];

        public bool IsZero => Constant == 0 && products.Count == 0 && Linear.All(static c => c == 0);

        public void Add(int first, int second, long coefficient)
        {
            var key = (Math.Min(first, second), Math.Max(first, second));
            products[key] = (products.TryGetValue(key, out var sum) ? sum : 0) + coefficient;
        }

        public CostPolynomial Build() => new(Constant, Linear, products.Select(static p => new WidthProduct(p.Key.Item1, p.Key.Item2, p.Value)).ToArray());
    }
}
