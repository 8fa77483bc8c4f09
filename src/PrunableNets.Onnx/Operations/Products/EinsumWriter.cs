using System;

namespace PrunableNets.Onnx.Operations.Products;

/// <summary>
/// A product of matrices where the letters say one, perhaps with the second operand turned; else the operator of that name.
/// </summary>
internal sealed class EinsumWriter() : SingleWriter("einsum")
{
    protected override string WriteOne(NodeContext node)
    {
        var equation = node.Attributes.Text("equation")!;
        var parts = equation.Split(',', '-');
        var (left, right, output) = (parts[0], parts[1], parts[2][1..]);
        if (left.Length == 1 && right.Length == 1 && output == left + right)
            return node.Add("Mul", [node.Add("Unsqueeze", [node.Input, node.Graph.Longs(1)]), node.Inputs[1]!]);
        if (left.Length < 2 || right.Length < 2 || output.Length < 2 || !IsMatrices(left, right, output))
            return node.Add("Einsum", [node.Input, node.Inputs[1]!], ("equation", equation));
        var second = node.Inputs[1]!;
        return node.Add(
            "MatMul",
            [node.Input, right[^1] == output[^1] ? second : node.Transposed(second, right.Length, right.Length - 2, right.Length - 1)]);
    }

    /// <summary>
    /// Rows of the left, columns of the right, one letter between them that the result lacks, and the same batch in front.
    /// </summary>
    private static bool IsMatrices(string left, string right, string output)
    {
        var (row, inner) = (left[^2], left[^1]);
        var column = right[^1] == inner ? right[^2] : right[^1];
        var isInner = right[^1] == inner || right[^2] == inner;
        var batch = output[..^2];
        return isInner && output[^2] == row && output[^1] == column && row != column && !output.Contains(inner)
            && batch.EndsWith(left[..^2], StringComparison.Ordinal) && batch.EndsWith(right[..^2], StringComparison.Ordinal)
            && (batch == left[..^2] || batch == right[..^2]);
    }
}
