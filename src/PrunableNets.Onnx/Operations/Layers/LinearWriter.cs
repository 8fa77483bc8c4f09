namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>Of a matrix the operator for it; of more dimensions a product with the transposed weight, which a runtime turns once.</summary>
internal sealed class LinearWriter() : SingleWriter("Linear")
{
    protected override string WriteOne(NodeContext node)
    {
        var (weight, bias) = FoldedWeights.Of(node);
        if (node.Rank == 2)
            return node.Add("Gemm", bias is null ? [node.Input, weight] : [node.Input, weight, bias], ("transB", true));
        var product = node.Add("MatMul", [node.Input, node.Transposed(weight, 2, 0, 1)]);
        return bias is null ? product : node.Add("Add", [product, bias]);
    }
}
