using System.Linq;

namespace PrunableNets.Onnx.Operations.Positions;

/// <summary>Sums of everything so far.</summary>
internal sealed class CumulativeSumWriter() : SingleWriter("cumsum")
{
    protected override string WriteOne(NodeContext node) =>
        node.Add("CumSum", [node.As(0, node.Node.ElementType), node.Graph.Number(node.Attributes.Longs("over").Single())]);
}
