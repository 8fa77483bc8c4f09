using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Google.Protobuf;
using global::Onnx;
using TorchSharp;

namespace PrunableNets.Onnx.Writing;

/// <summary>Collects the nodes and tensors of an ONNX graph, and names them.</summary>
internal sealed class OnnxGraph
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> constants = new(StringComparer.Ordinal);

    public GraphProto Message { get; } = new();

    /// <summary>What the next tensors are named after: the path of a layer, or the scope and the operation.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Adds an operator of one result.</summary>
    /// <returns>The name of the result.</returns>
    public string Add(string operation, IEnumerable<string> inputs, params (string Name, object Value)[] attributes) =>
        Add(operation, inputs, 1, attributes)[0];

    /// <summary>Adds an operator.</summary>
    /// <returns>The names of the results.</returns>
    public string[] Add(string operation, IEnumerable<string> inputs, int results, params (string Name, object Value)[] attributes)
    {
        string[] outputs = [.. Enumerable.Range(0, results).Select(_ => Unique(Scope))];
        var node = new NodeProto { OpType = operation, Name = outputs[0] };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        node.Attribute.AddRange(attributes.Select(static a => Attribute(a.Name, a.Value)));
        Message.Node.Add(node);
        return outputs;
    }

    /// <summary>A parameter or buffer under its key; the second time the first is meant.</summary>
    public string Weight(string key, torch.Tensor tensor)
    {
        if (weights.Add(key))
        {
            names.Add(key);
            Message.Initializer.Add(OnnxTensors.Of(key, tensor));
        }
        return key;
    }

    /// <summary>A tensor that is computed when the model is written.</summary>
    public string Constant(torch.Tensor tensor)
    {
        var name = Unique(Scope + ".constant");
        Message.Initializer.Add(OnnxTensors.Of(name, tensor));
        return name;
    }

    /// <summary>Whole numbers; equal ones are written once.</summary>
    public string Longs(params long[] numbers) =>
        Shared("longs_" + string.Join("_", numbers), name => OnnxTensors.OfLongs(name, numbers));

    /// <summary>A whole number without dimensions; equal ones are written once.</summary>
    public string Number(long number) => Scalar(number, "Int64");

    /// <summary>A number without dimensions; equal ones are written once.</summary>
    public string Scalar(double number, string? elementType = null) =>
        Shared(
            $"{elementType?.ToLowerInvariant() ?? "float"}_{number.ToString("R", CultureInfo.InvariantCulture)}",
            name => OnnxTensors.Scalar(name, number, elementType));

    /// <summary>Makes sure that nothing else has the name.</summary>
    public string Reserve(string name) => Unique(name);

    private string Shared(string content, Func<string, TensorProto> create)
    {
        if (constants.TryGetValue(content, out var known))
            return known;
        var name = Unique(content.Length < 40 ? content : "constant");
        Message.Initializer.Add(create(name));
        return constants[content] = name;
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
            unique = $"{name}_{i.ToString(CultureInfo.InvariantCulture)}";
        return unique;
    }

    private static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case bool truth: (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, truth ? 1 : 0); break;
            case int number: (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, number); break;
            case long number: (attribute.Type, attribute.I) = (AttributeProto.Types.AttributeType.Int, number); break;
            case double number: (attribute.Type, attribute.F) = (AttributeProto.Types.AttributeType.Float, (float)number); break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case long[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.AddRange(numbers);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value, "It is no attribute of ONNX.");
        }
        return attribute;
    }
}
