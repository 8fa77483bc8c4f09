namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>The operator of the same name along one dimension.</summary>
internal sealed class SoftmaxWriter() : SingleWriter("softmax", "log_softmax", "softmin")
{
    protected override string WriteOne(NodeContext node)
    {
        var dimension = ("axis", (object)node.Attributes.Long("dim"));
        return node.Node.Operation switch
        {
            "log_softmax" => node.Add("LogSoftmax", node.Input, dimension),
            "softmin" => node.Add("Softmax", node.Add("Neg", node.Input), dimension),
            _ => node.Add("Softmax", node.Input, dimension),
        };
    }
}
