using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Pooling;

namespace PrunableNets.Generators.Emission.CSharp.Pooling;

/// <summary>The function, with one number where all sizes are equal, else a tuple; maxima take an array.</summary>
internal sealed class AdaptivePoolWriter : OperationWriter<AdaptivePool>
{
    protected override string Write(AdaptivePool operation, Node node, ForwardWriter writer)
    {
        var sizes = operation.OutputSize;
        // Of maxima there is no overload for one number or a tuple.
        var size = operation.Name.Contains("max") && sizes.Count > 1 ? Literals.Array(sizes)
            : sizes.Count == 1 || sizes.Any(s => s != sizes[0]) ? Literals.Tuple(sizes) : Literals.Of(sizes[0]);
        return $"functional.{operation.Name}({writer.Variable(node.Inputs[0])}, {size})";
    }
}
