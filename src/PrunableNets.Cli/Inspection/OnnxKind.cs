using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Google.Protobuf;
using Onnx;
using PrunableNets.Cli.Output;
using Spectre.Console.Rendering;

namespace PrunableNets.Cli.Inspection;

/// <summary>An ONNX model: inputs, outputs, operators, metadata.</summary>
internal sealed class OnnxKind : FileKind
{
    protected override IReadOnlyList<string> Known { get; } = [".onnx"];

    public override Finding Read(string path)
    {
        var model = Parse(path);
        var (graph, metadata) = (model.Graph, model.MetadataProps.DistinctBy(static p => p.Key).ToDictionary(static p => p.Key, static p => p.Value));
        var operators = graph.Node.CountBy(static n => n.OpType).OrderByDescending(static o => o.Value).ThenBy(static o => o.Key, StringComparer.Ordinal).ToArray();
        string[] inputs = [.. graph.Input.Select(Said)], outputs = [.. graph.Output.Select(Said)];
        var weights = graph.Initializer.Sum(static i => i.Dims.Aggregate(1L, static (product, size) => unchecked(product * size)));
        return new Finding(
            new
            {
                Format = "ONNX", Opset = model.OpsetImport.Select(static o => o.Version), Inputs = inputs, Outputs = outputs, Weights = weights,
                Operators = operators.ToDictionary(static o => o.Key, static o => o.Value), Metadata = metadata,
            },
            [
                () => Tables.Pairs("ONNX", [
                    ("opset", string.Join(", ", model.OpsetImport.Select(static o => o.Version))), ("inputs", string.Join(", ", inputs)), ("outputs", string.Join(", ", outputs)),
                    ("elements of weights", Tables.Number(weights)),
                ]),
                () => Operators(operators), () => Tables.Pairs("metadata", metadata.Select(static m => (m.Key, m.Value))),
            ]);
    }

    /// <exception cref="InvalidDataException">It is no ONNX model.</exception>
    public static ModelProto Parse(string path)
    {
        try
        {
            var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
            return model.Graph is { Node.Count: > 0 } ? model : throw new InvalidDataException($"'{path}' is no ONNX model, it has no graph.");
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException($"'{path}' is no ONNX model, or it is damaged: {exception.Message}", exception);
        }
    }

    private static IRenderable Operators(IEnumerable<KeyValuePair<string, int>> operators)
    {
        var table = Tables.Of("operator", ">times");
        foreach (var (name, times) in operators)
            table.Row(name, Tables.Number(times));
        return table;
    }

    private static string Said(ValueInfoProto value) =>
        $"{value.Name} [{string.Join(", ", value.Type?.TensorType?.Shape?.Dim.Select(static d => d.DimParam is { Length: > 0 } name ? name : $"{d.DimValue}") ?? [])}]";
}
