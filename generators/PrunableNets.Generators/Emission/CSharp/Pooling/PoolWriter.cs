using System.Collections.Generic;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Pooling;

namespace PrunableNets.Generators.Emission.CSharp.Pooling;

/// <summary>The function: averages have no dilation, maxima do not count their padding.</summary>
internal sealed class PoolWriter : OperationWriter<Pool>
{
    protected override string Write(Pool operation, Node node, ForwardWriter writer)
    {
        var window = $"{Sizes(operation.Kernel)}, {Sizes(operation.Stride)}, {Sizes(operation.Padding)}";
        var rest = operation.IsAverage
            ? $"{Literals.Of(operation.CeilMode)}, {Literals.Of(operation.CountIncludePad)}"
            : $"{Sizes(operation.Dilation)}, {Literals.Of(operation.CeilMode)}";
        return $"functional.{operation.Name}({writer.Variable(node.Inputs[0])}, {window}, {rest})";
    }

    /// <summary>Functions of one dimension take numbers, the others arrays.</summary>
    private static string Sizes(IReadOnlyList<long> sizes) => sizes.Count == 1 ? Literals.Of(sizes[0]) : Literals.Array(sizes);
}
