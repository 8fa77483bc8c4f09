using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Pooling;

namespace PrunableNets.Generators.Emission.CSharp.Pooling;

/// <summary>The function: averages have no dilation, maxima do not count their padding.</summary>
internal sealed class PoolWriter : OperationWriter<Pool>
{
    protected override string Write(Pool operation, Node node, ForwardWriter writer)
    {
        var sizes = new[] { operation.Kernel, operation.Stride, operation.Padding, operation.Dilation };
        // Of functions of several dimensions there are overloads for numbers and for arrays, but none for both.
        var isSquare = sizes.All(static s => s.All(v => v == s[0]));
        var arguments = sizes.Take(operation.IsAverage ? 3 : 4).Select(s => isSquare ? Literals.Of(s[0]) : Literals.Array(s)).ToList();
        arguments.Add(Literals.Of(operation.CeilMode));
        if (operation.IsAverage)
            arguments.Add(Literals.Of(operation.CountIncludePad));
        string[] defaults = operation.IsAverage ? ["", "", "0", "false", "true"] : ["", "", "0", "1", "false"];
        while (arguments.Count > 2 && arguments[arguments.Count - 1] == defaults[arguments.Count - 1])
            arguments.RemoveAt(arguments.Count - 1);
        return $"functional.{operation.Name}({writer.Variable(node.Inputs[0])}, {string.Join(", ", arguments)})";
    }
}
