using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>Opset 17 has none: an instance norm whose instances are the groups.</summary>
internal sealed class GroupNormWriter() : SingleWriter("GroupNorm")
{
    protected override string WriteOne(NodeContext node)
    {
        var shape = node.ShapeOf(0);
        var groups = node.Attributes.Long("num_groups");
        if (groups > 1)
            groups = groups * shape[1].Factor / node.Operands[0].Shape[1].Factor;
        var grouped = node.Add("Reshape", [node.Input, node.Graph.Longs(0, groups, -1)]);
        var normalised = node.Add(
            "InstanceNormalization",
            [grouped, node.Graph.Constant(ones(groups)), node.Graph.Constant(zeros(groups))],
            ("epsilon", node.Attributes.Double("eps", 1e-5)));
        var result = node.Reshape(normalised, shape);
        if (!node.HasWeight("weight"))
            return result;
        long[] along = [-1, .. Enumerable.Repeat(1L, shape.Length - 2)];
        var scaled = node.Add("Mul", [result, node.Graph.Constant(node.WeightValue("weight").reshape(along))]);
        return node.Add("Add", [scaled, node.Graph.Constant(node.WeightValue("bias").reshape(along))]);
    }
}
