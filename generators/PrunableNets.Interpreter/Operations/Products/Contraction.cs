using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Costs;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Interpreter.Operations.Products;

/// <summary>
/// A product of two tensors summed over what they share, in the letters of an einsum: matmul, bmm, einsum. A letter of both operands
/// and the result is a batch dimension (the heads of attention), one of both operands alone is summed over.
/// </summary>
/// <param name="name">The user's function.</param>
/// <param name="left">A letter for each dimension of the first operand.</param>
/// <param name="right">A letter for each dimension of the second operand.</param>
/// <param name="output">The letters of the result.</param>
/// <param name="call">What is called on the operands.</param>
public sealed class Contraction(string name, string left, string right, string output, Call call) : Operation
{
    public override string Name => name;

    public string Left => left;

    public string Right => right;

    public string Output => output;

    public Call Call => call;

    public override bool FollowsSplitChannels => true;

    /// <summary>What is summed over loses its channels.</summary>
    public override bool NeedsZeros(Node node, ChannelTable channels) => Carried(node, channels).Any(c => output.IndexOf(c.Letter) < 0);

    public override Shape InferShape(IReadOnlyList<Shape> inputs)
    {
        var sizes = new Dictionary<char, Dimension>();
        foreach (var (letters, shape) in new[] { (left, inputs[0]), (right, inputs[1]) })
        {
            if (shape.Rank != letters.Length)
                throw new ShapeException($"an operand of shape {shape} has {shape.Rank} dimensions; {letters.Length} are needed");
            for (var i = 0; i < letters.Length; i++)
            {
                if (!sizes.TryGetValue(letters[i], out var known) || known == 1)
                    sizes[letters[i]] = shape[i];
                else if (shape[i] != 1 && shape[i] != known)
                    throw new ShapeException($"the shapes {inputs[0]} and {inputs[1]} do not fit: {known} and {shape[i]} differ");
            }
        }
        return new Shape(output.Select(c => sizes[c]).ToArray());
    }

    public override ChannelMap Relate(Node node, ChannelRelations relations)
    {
        var first = Single(node.Inputs[0], left, relations);
        var second = Single(node.Inputs[1], right, relations);
        first = Matched(first, left, second, right, node.Inputs[1], relations);
        second = Matched(second, right, first, left, node.Inputs[0], relations);
        if (!first.IsNone && !second.IsNone && left[first.Axes[0]] == right[second.Axes[0]])
            relations.Tie(first.Ids, second.Ids);
        // The longer one first, because it may be the only one to stay.
        var maps = new[] { (Map: first, Letters: left), (Map: second, Letters: right) }.Where(m => !m.Map.IsNone && output.IndexOf(m.Letters[m.Map.Axes[0]]) >= 0).OrderByDescending(static m => m.Map.Ids.Length).ToArray();
        if (maps.Length == 0)
            return ChannelMap.None;
        var axis = output.IndexOf(maps[0].Letters[maps[0].Map.Axes[0]]);
        // Rows of one operand and columns of the other: a position of the result would carry two channels.
        foreach (var other in maps.Skip(1).Where(m => output.IndexOf(m.Letters[m.Map.Axes[0]]) != axis))
            relations.Pin(other.Map);
        return ChannelMap.Along(axis, maps[0].Map.Ids);
    }

    public override void AddCost(Node node, ChannelTable channels, CostSheet costs)
    {
        var sizes = new Dictionary<char, long>();
        foreach (var (letters, input) in new[] { (left, node.Inputs[0]), (right, node.Inputs[1]) })
            for (var i = 0; i < letters.Length; i++)
                sizes[letters[i]] = System.Math.Max(input.Shape[i].Factor, sizes.TryGetValue(letters[i], out var known) ? known : 1);
        var narrowed = Carried(node, channels).GroupBy(static c => c.Letter).Select(static g => g.First()).ToArray();
        var coefficient = sizes.Where(s => narrowed.All(n => n.Letter != s.Key)).Aggregate(1L, static (product, s) => product * s.Value);
        costs.AddMacs(node, coefficient, narrowed.Length > 0 ? narrowed[0].Ids : [ChannelRelations.Pinned], narrowed.Length > 1 ? narrowed[1].Ids : null);
    }

    /// <summary>The letters whose dimensions carry channels, once maps are settled.</summary>
    private IEnumerable<(char Letter, int[] Ids)> Carried(Node node, ChannelTable channels) =>
        new[] { (Letters: left, Map: channels.MapOf(node.Inputs[0])), (Letters: right, Map: channels.MapOf(node.Inputs[1])) }
            .Where(static o => o.Map.Axes.Length == 1).Select(static o => (o.Letters[o.Map.Axes[0]], o.Map.Ids));

    /// <summary>An operand's channels along one dimension: a batch dimension where it has one (so whole heads stay together), else what is summed over.</summary>
    private ChannelMap Single(Node operand, string letters, ChannelRelations relations)
    {
        var map = relations.Channels.MapOf(operand);
        while (map.Axes.Length > 1)
            map = relations.Collapse(map, map.Axes.OrderByDescending(a => Rank(letters[a])).ThenBy(a => operand.Shape[a].Factor).First());
        return map;
    }

    private int Rank(char letter) => (left.IndexOf(letter) >= 0, right.IndexOf(letter) >= 0, output.IndexOf(letter) >= 0) switch
    {
        (true, true, true) => 0,
        (true, true, false) => 1,
        _ => 2,
    };

    /// <summary>A dimension that both operands have can only narrow in both; one that is stretched from one, or belongs to one operand alone, is free.</summary>
    private ChannelMap Matched(ChannelMap map, string letters, ChannelMap other, string otherLetters, Node otherOperand, ChannelRelations relations)
    {
        if (map.IsNone)
            return map;
        var letter = letters[map.Axes[0]];
        var index = otherLetters.IndexOf(letter);
        var isSummedAlone = index < 0 && output.IndexOf(letter) < 0;
        var isFullThere = index >= 0 && otherOperand.Shape[index] != 1 && !other.IsAlong(index);
        // A sum is over both operands: one that is stretched along it would be added as often as there are channels.
        var isStretchedSum = index >= 0 && output.IndexOf(letter) < 0 && otherOperand.Shape[index] == 1;
        if (!isSummedAlone && !isFullThere && !isStretchedSum)
            return map;
        relations.Pin(map);
        return ChannelMap.None;
    }
}
