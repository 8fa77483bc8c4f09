using System;
using System.Globalization;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Tensors;

/// <summary><c>torch.tensor</c>: numbers that the class lists.</summary>
internal sealed class LiteralWriter() : SingleWriter("literal")
{
    protected override string WriteOne(NodeContext node)
    {
        var type = node.Node.ElementType is { } name ? Enum.Parse<ScalarType>(name) : ScalarType.Float32;
        var numbers = node.Attributes.Text("0")!.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(static t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        using var values = tensor(numbers, ScalarType.Float64);
        return node.Graph.Constant(values.to_type(type).reshape(node.Node.Shape.Select(static d => d.Factor).ToArray()));
    }
}
