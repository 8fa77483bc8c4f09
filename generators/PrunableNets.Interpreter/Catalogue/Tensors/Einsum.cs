using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Calls;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Products;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Tensors;

/// <summary><c>torch.einsum</c>: followed for two operands without diagonals, with an ellipsis or without; opaque otherwise.</summary>
internal static class Einsum
{
    // Not letters that an equation may hold: the dimensions of an ellipsis, from the last one on.
    private const char Ellipsis = '\u03b1';

    public static void AddTo(Catalogue catalogue) => catalogue.Method("TorchSharp.torch", "einsum", Apply);

    private static Value Apply(CallContext call)
    {
        var equation = call.Get("equation") is ScalarValue { Object: string text } ? text.Replace(" ", "") : throw call.Refuse("einsum without an equation");
        var tensors = call.Evaluator.Items(call.At(1), call.Origin).Select(t => call.AsTensor(t).Node).ToArray();
        var arrow = equation.IndexOf("->", System.StringComparison.Ordinal);
        var sides = (arrow < 0 ? equation : equation.Substring(0, arrow)).Split(',');
        if (sides.Length != tensors.Length)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"einsum \"{equation}\" is for {sides.Length} operands, but it is given {tensors.Length}");
        var letters = sides.Select((side, i) => Expanded(side, tensors[i].Shape.Rank)).ToArray();
        var hidden = letters.SelectMany(static l => l).Where(static c => c >= Ellipsis).Distinct().OrderByDescending(static c => c).ToArray();
        var output = arrow < 0 ? Implied(letters, hidden) : equation.Substring(arrow + 2).Replace("...", new string(hidden));
        if (output.FirstOrDefault(c => letters.All(l => l.IndexOf(c) < 0)) is var stranger and not '\0')
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"einsum \"{equation}\": the result has a letter '{stranger}' that no operand has");
        if (letters.Length == 2 && letters.Append(output).All(static l => l.Distinct().Count() == l.Length))
            return call.Append(new Contraction("einsum", letters[0], letters[1], output, Equation(equation, 2)), tensors);
        return CarriedCalls.Append(call, new Opaque("einsum", shapes => [Shape(letters, output, shapes)], Equation(equation, tensors.Length), tensors.Length == 1 ? static _ => 0 : null), tensors, false);
    }

    private static Call Equation(string equation, int operands) => Call.Function("torch", "einsum", [equation, .. Call.Operands(operands)]);

    /// <summary>The letters of an operand, with one for each dimension of the ellipsis.</summary>
    private static string Expanded(string side, int rank)
    {
        var count = System.Math.Max(rank - (side.Length - 3), 0);
        return side.Replace("...", new string(Enumerable.Range(0, count).Select(static i => (char)(Ellipsis + i)).Reverse().ToArray()));
    }

    /// <summary>Without an arrow, the letters that occur once, in their order, behind the ellipsis.</summary>
    private static string Implied(string[] letters, char[] hidden) => new(hidden
        .Concat(letters.SelectMany(static l => l).Where(static c => c < Ellipsis).GroupBy(static c => c).Where(static g => g.Count() == 1).Select(static g => g.Key).OrderBy(static c => c)).ToArray());

    private static Shape Shape(string[] letters, string output, IReadOnlyList<Shape> shapes)
    {
        var sizes = new Dictionary<char, Dimension>();
        for (var operand = 0; operand < letters.Length; operand++)
        {
            if (letters[operand].Length != shapes[operand].Rank)
                throw new ShapeException($"an operand of shape {shapes[operand]} has {shapes[operand].Rank} dimensions; {letters[operand].Length} are needed");
            for (var i = 0; i < letters[operand].Length; i++)
            {
                var size = shapes[operand][i];
                if (!sizes.TryGetValue(letters[operand][i], out var known) || known == 1)
                    sizes[letters[operand][i]] = size;
                else if (size != 1 && size != known)
                    throw new ShapeException($"{known} and {size} differ");
            }
        }
        return new Shape(output.Select(c => sizes[c]).ToArray());
    }
}
