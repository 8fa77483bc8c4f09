using System;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Products;

/// <summary><c>softmax(Q K' / sqrt(E) + mask) V</c>; dropout is part of it in TorchSharp whenever it is asked for.</summary>
internal sealed class AttentionWriter() : SingleWriter("scaled_dot_product_attention")
{
    protected override string WriteOne(NodeContext node)
    {
        if (node.Attributes.Double("p", 0) > 0)
            throw node.Refuse("its dropout acts in evaluation too. Give p: training ? p : 0.");
        var features = node.Operands[0].Shape[^1].Factor;
        var keys = node.Transposed(node.Inputs[1]!, node.Rank, node.Rank - 2, node.Rank - 1);
        var scores = node.Add("Mul", [node.Add("MatMul", [node.Input, keys]), node.Graph.Scalar(1 / Math.Sqrt(features))]);
        if (node.Inputs.Count > 3)
            scores = node.Operands[3].ElementType == "Bool"
                ? node.Add("Where", [node.Inputs[3]!, scores, node.Graph.Scalar(double.NegativeInfinity)])
                : node.Add("Add", [scores, node.Inputs[3]!]);
        if (node.Attributes.Bool("is_causal"))
            scores = node.Add("Add", [scores, node.Graph.Constant(Later(node))]);
        return node.Add("MatMul", [node.Add("Softmax", scores, ("axis", -1)), node.Inputs[2]!]);
    }

    /// <summary>Minus infinity at positions that come later.</summary>
    private static Tensor Later(NodeContext node)
    {
        var (rows, columns) = (node.Operands[0].Shape[^2], node.Operands[1].Shape[^2]);
        if (rows.IsBatch || columns.IsBatch)
            throw node.Refuse("the length of the sequence is not known.");
        return full(rows.Factor, columns.Factor, double.NegativeInfinity, ScalarType.Float32).triu(1);
    }
}
