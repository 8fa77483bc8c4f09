using System.Linq;

namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>Along one dimension.</summary>
internal sealed class ConcatenateWriter() : SingleWriter("cat")
{
    protected override string WriteOne(NodeContext node) => node.Inputs.Count == 1
        ? node.Input
        : node.Add(
            "Concat",
            Enumerable.Range(0, node.Inputs.Count).Select(i => node.As(i, node.Node.ElementType)).ToArray(),
            ("axis", node.Attributes.Long("dim")));
}
