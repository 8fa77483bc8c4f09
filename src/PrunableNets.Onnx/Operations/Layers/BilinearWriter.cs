using System.Linq;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>As a sum over letters.</summary>
internal sealed class BilinearWriter() : SingleWriter("Bilinear")
{
    protected override string WriteOne(NodeContext node)
    {
        var lead = new string([.. Enumerable.Range(0, node.Rank - 1).Select(static i => (char)('a' + i))]);
        // Two sums of two operands each: runtimes disagree about three.
        var half = node.Add("Einsum", [node.Input, node.Weight("weight")], ("equation", $"{lead}x,zxy->{lead}zy"));
        var product = node.Add("Einsum", [half, node.Inputs[1]!], ("equation", $"{lead}zy,{lead}y->{lead}z"));
        return node.HasWeight("bias") ? node.Add("Add", [product, node.Weight("bias")]) : product;
    }
}
