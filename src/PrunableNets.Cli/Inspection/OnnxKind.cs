using System;
using System.Collections.Generic;
using System.Linq;
using Onnx;
using PrunableNets.Cli.Output;
using PrunableNets.Onnx;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Inspection;

/// <summary>An ONNX model: inputs, outputs, operators, metadata.</summary>
internal sealed class OnnxKind : FileKind
{
    protected override IReadOnlyList<string> Known { get; } = [".onnx"];

    public override Finding Read(string path)
    {
        var file = OnnxModel.Load(path);
        var (model, graph, metadata) = (file.Message, file.Message.Graph, file.Metadata);
        var operators = graph.Node.CountBy(static n => n.OpType).OrderByDescending(static o => o.Value)
            .ThenBy(static o => o.Key, StringComparer.Ordinal).ToArray();
        string[] inputs = [.. graph.Input.Select(Said)], outputs = [.. graph.Output.Select(Said)];
        var weights = graph.Initializer.Sum(static i => i.Dims.Aggregate(1L, static (product, size) => unchecked(product * size)));
        return new Finding(
            new
            {
                Format = "ONNX", Opset = model.OpsetImport.Select(static o => o.Version), Inputs = inputs, Outputs = outputs,
                Weights = weights,
                Operators = operators.ToDictionary(static o => o.Key, static o => o.Value), Metadata = metadata,
            },
            [
                () => Tables.Pairs("ONNX", [
                    ("opset", string.Join(", ", model.OpsetImport.Select(static o => o.Version))), ("inputs", string.Join(", ", inputs)),
                    ("outputs", string.Join(", ", outputs)),
                    ("elements of weights", Tables.Number(weights)),
                ]),
                () => Operators(operators), () => Tables.Pairs("metadata", metadata.Select(static m => (m.Key, m.Value))),
            ]);
    }

    private static IRenderable Operators(IEnumerable<KeyValuePair<string, int>> operators)
    {
        var table = Tables.Of("operator", ">times");
        foreach (var (name, times) in operators)
            table.Row(name, Tables.Number(times));
        return table;
    }

    private static string Said(ValueInfoProto value) =>
        $"{value.Name} [" + string.Join(
            ", ",
            value.Type?.TensorType?.Shape?.Dim.Select(static d => d.DimParam is { Length: > 0 } name ? name : $"{d.DimValue}") ?? []) + "]";
}
