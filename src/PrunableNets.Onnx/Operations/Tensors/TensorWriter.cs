namespace PrunableNets.Onnx.Operations.Tensors;

/// <summary>A parameter or buffer of the class's own, or the weight of a layer as a tensor.</summary>
internal sealed class TensorWriter() : SingleWriter("tensor", "weight")
{
    protected override string WriteOne(NodeContext node) => node.Weight(node.Attributes.Text("name") ?? "");
}
