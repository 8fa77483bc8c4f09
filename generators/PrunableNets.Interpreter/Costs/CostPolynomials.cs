using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Interpreter.Costs;

/// <summary>Writes costs as polynomials in the group widths.</summary>
internal sealed class CostPolynomials(ChannelGroups groups)
{
    public CostPolynomial Flops(CostSheet sheet, FlopsConvention convention) =>
        Sum(sheet.Entries.Where(e => e.Convention == convention).Select(static e => (e.Coefficient, e.First, e.Second)));

    /// <summary>The number of parameters of all layers, each once; <paramref name="again"/> are those that another layer has already.</summary>
    public CostPolynomial Parameters(IEnumerable<Layer> layers, HashSet<WeightName> again) =>
        Sum(layers.SelectMany(l => l.State.Where(s => s.IsParameter && !again.Contains(new WeightName(l, s.Name))).Select(s => Term(l, s))));

    /// <summary>How many elements of one input's tensors the nodes make.</summary>
    public CostPolynomial Activations(IEnumerable<Node> nodes) => Sum(nodes.Select(Elements));

    private static (long Coefficient, int[] First, int[]? Second) Elements(Node node) => node.Channels.Ids is { Length: > 0 } channels
        ? (node.Shape.ElementsPerInput / channels.Length, channels, null)
        : (node.Shape.ElementsPerInput, [ChannelRelations.Pinned], null);

    private static (long Coefficient, int[] First, int[]? Second) Term(Layer layer, StateTensor tensor)
    {
        var dimensions = tensor.Axes.Where(static a => a != StateAxis.Fixed).Select(a => a == StateAxis.Output ? layer.OutputChannels! : layer.InputChannels!).ToArray();
        return (tensor.FixedElements, dimensions.Length > 0 ? dimensions[0] : [ChannelRelations.Pinned], dimensions.Length > 1 ? dimensions[1] : null);
    }

    private CostPolynomial Sum(IEnumerable<(long Coefficient, int[] First, int[]? Second)> terms)
    {
        var constant = 0L;
        var linear = new long[groups.Groups.Count];
        var products = new SortedDictionary<(int, int), long>();
        foreach (var (coefficient, first, second) in terms)
        {
            var (a, fixedA) = groups.Multiplicities(first);
            var (b, fixedB) = second is null ? Multiplicities.One : groups.Multiplicities(second);
            constant += coefficient * fixedA * fixedB;
            foreach (var (g, count) in a)
                linear[g] += coefficient * count * fixedB;
            foreach (var (h, count) in b)
                linear[h] += coefficient * count * fixedA;
            foreach (var (g, left) in a)
            {
                foreach (var (h, right) in b)
                {
                    var key = (Math.Min(g, h), Math.Max(g, h));
                    products[key] = (products.TryGetValue(key, out var sum) ? sum : 0) + coefficient * left * right;
                }
            }
        }
        return new CostPolynomial(constant, linear, products.Select(static p => new WidthProduct(p.Key.Item1, p.Key.Item2, p.Value)).ToArray());
    }
}
