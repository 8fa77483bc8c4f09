using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Products;

namespace PrunableNets.Generators.Emission.CSharp.Products;

/// <summary>The function, with the mask by its name where there is one.</summary>
internal sealed class ScaledDotProductAttentionWriter : OperationWriter<ScaledDotProductAttention>
{
    protected override string Write(ScaledDotProductAttention operation, Node node, ForwardWriter writer)
    {
        var operands = node.Inputs.Select(writer.Variable).ToArray();
        var mask = operands.Length > 3 ? $", attn_mask: {operands[3]}" : "";
        var options = $"p: {Literals.Of(operation.P)}, is_casual: {Literals.Of(operation.IsCausal)}";
        return $"functional.scaled_dot_product_attention({operands[0]}, {operands[1]}, {operands[2]}{mask}, {options})";
    }
}
