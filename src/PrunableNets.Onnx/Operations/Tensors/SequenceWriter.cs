using System;
using System.Globalization;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Tensors;

/// <summary>Numbers that are known when the model is written: a row of them, or those that the class lists.</summary>
internal sealed class SequenceWriter() : SingleWriter("arange", "linspace", "eye")
{
    protected override string WriteOne(NodeContext node)
    {
        var type = node.Node.ElementType is { } name ? Enum.Parse<ScalarType>(name) : ScalarType.Float32;
        var arguments = node.Attributes;
        using var numbers = node.Node.Operation switch
        {
            "arange" => arange(arguments.Double("start"), arguments.Double("stop"), arguments.Double("step"), ScalarType.Float64),
            "linspace" => linspace(arguments.Double("start"), arguments.Double("end"), arguments.Long("steps"), ScalarType.Float64),
            _ => eye(node.Node.Shape[0].Factor, node.Node.Shape[1].Factor, ScalarType.Float64),
        };
        return node.Graph.Constant(numbers.to_type(type));
    }
}
