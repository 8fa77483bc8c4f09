namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>The same elements in the type of the result.</summary>
internal sealed class ConversionWriter() : SingleWriter("to")
{
    protected override string WriteOne(NodeContext node) => node.As(0, node.Node.ElementType);
}
