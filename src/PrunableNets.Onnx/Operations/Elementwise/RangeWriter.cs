namespace PrunableNets.Onnx.Operations.Elementwise;

/// <summary>Elements brought into a range, of which either end may be open.</summary>
internal sealed class RangeWriter() : SingleWriter("clamp", "clip", "clamp_min", "clamp_max", "hardtanh", "relu6")
{
    protected override string WriteOne(NodeContext node)
    {
        if (node.Node.Operation == "relu6")
            return Between(node, 0, 6);
        if (node.Node.Operation == "hardtanh" && !node.Attributes.Has("min"))
            throw node.Refuse("TorchSharp's hardtanh leaves its operand as it is, which is hardly what is meant. Write x.clamp(min, max).");
        if (node.Inputs.Count > 1)
            throw node.Refuse("ends of the range that are tensors.");
        return Between(node, Number(node, "min"), Number(node, "max"));
    }

    private static double? Number(NodeContext node, string name) => node.Attributes.Has(name) ? node.Attributes.Double(name) : null;

    private static string Between(NodeContext node, double? min, double? max)
    {
        var type = node.Node.ElementType;
        string[] from = min is { } least ? [node.Graph.Scalar(least, type)] : [];
        string[] to = max is { } most ? [node.Graph.Scalar(most, type)] : [];
        return node.Add("Clip", to.Length == 0 ? [node.Input, .. from] : [node.Input, .. from.Length > 0 ? from : [""], .. to]);
    }
}
