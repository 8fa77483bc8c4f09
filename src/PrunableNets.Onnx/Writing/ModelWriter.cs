using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using global::Onnx;
using PrunableNets.Onnx.Forms;
using PrunableNets.Onnx.Operations;
using TorchSharp;

namespace PrunableNets.Onnx.Writing;

/// <summary>Writes one form of a network, node by node.</summary>
internal sealed class ModelWriter(NetworkForm form, OnnxOptions options, PruningPlan? plan)
{
    /// <summary>The first with layer normalisation; runtimes of 2022 and later know it.</summary>
    private const int Opset = 17;
    private const int IrVersion = 8;
    private const string Batch = "batch";
    private const string Output = "output";

    private readonly OnnxGraph graph = new();
    private readonly IReadOnlyList<string>?[] values = new IReadOnlyList<string>?[form.Nodes.Count];
    private readonly ScopeNames scopes = new();
    private readonly BatchNormFolding folding = new(form, options.FoldBatchNorms);
    private string? batchSize;

    public OnnxModel Write()
    {
        if (form.Nodes.Count == 0)
            throw new OnnxExportException(
                $"The architecture of {form.Architecture.Model} tells nothing of what forward computes: "
                + "build the project with this version of PrunableNets.");
        graph.Reserve(Output);
        foreach (var input in Inputs())
            graph.Reserve(Name(input));
        for (var i = 0; i < form.Nodes.Count; i++)
            values[i] = WriteNode(form.Nodes[i]);
        var output = form.Nodes[form.Architecture.Graph.Output];
        var last = new NodeProto { OpType = "Identity", Name = Output };
        last.Input.Add(values[form.Architecture.Graph.Output]![0]);
        last.Output.Add(Output);
        graph.Message.Node.Add(last);
        graph.Message.Name = form.Architecture.Model;
        graph.Message.Input.AddRange(Inputs().Select(static n => Info(Name(n), n.Shape, n.ElementType)));
        graph.Message.Output.Add(Info(Output, form.Shape(output), output.ElementType));
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "PrunableNets",
            ProducerVersion = typeof(OnnxExport).Assembly.GetName().Version!.ToString(3),
            Graph = graph.Message
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        model.MetadataProps.AddRange(Metadata().Concat(options.Metadata)
            .Select(static m => new StringStringEntryProto { Key = m.Key, Value = m.Value }));
        return new OnnxModel(model);
    }

    private IReadOnlyList<string>? WriteNode(GraphNode node)
    {
        if (form.IsGone(node))
            return null;
        if (node.Operation == "input")
            return [Name(node)];
        graph.Scope = scopes.Of(node);
        var results = folding.IsFolded(node) ? values[node.Inputs[0]]! : WriteOperation(node);
        return node.IsGated && form.HasGates(node) ? [Gate(node, results[0]), .. results.Skip(1)] : results;
    }

    private IReadOnlyList<string> WriteOperation(GraphNode node)
    {
        var operands = node.Inputs.Select(i => form.Nodes[i]).ToArray();
        var inputs = node.Inputs.Select(i => values[i]?[0]).ToArray();
        var kept = node.IsOverChannels && form.HasGates(operands[0]) ? form.Kept(operands[0].Channels!) : null;
        if (kept is not null)
            inputs[0] = graph.Add("Gather", [inputs[0]!, graph.Longs(kept)], ("axis", operands[0].ChannelDimension));
        var context = new NodeContext(node, operands, inputs, form, graph, BatchSize)
        {
            Results = node.Inputs.Select(i => values[i]).ToArray(), Norm = folding.NormOf(node), OverKept = kept,
        };
        var results = OperationWriters.Of(node).Write(context);
        // What statistics were taken over goes back among the channels of which gates let nothing through.
        return kept is not null && node.Channels is { } channels
            ? [context.Spread(results[0], kept, channels.DenseWidth, node.ChannelDimension)]
            : results;
    }

    /// <summary>Ones at the channels that stay, along their dimension.</summary>
    private string Gate(GraphNode node, string tensor)
    {
        var shape = node.Shape.Select((_, i) => i == node.ChannelDimension ? (long)node.Channels!.DenseWidth : 1).ToArray();
        using var gates = torch.zeros(node.Channels!.DenseWidth);
        foreach (var position in form.Kept(node.Channels))
            gates[position] = 1;
        return graph.Add("Mul", [tensor, graph.Constant(gates.reshape(shape))]);
    }

    /// <summary>A tensor of one number, read from the first input that has the batch.</summary>
    private string BatchSize(long factor)
    {
        if (batchSize is null)
        {
            var (node, dimension) = Inputs()
                .Select(static n => (Node: n, Dimension: n.Shape.TakeWhile(static d => !d.IsBatch).Count()))
                .First(static n => n.Dimension < n.Node.Shape.Count);
            var scope = graph.Scope;
            graph.Scope = "batch_size";
            batchSize = graph.Add("Shape", [Name(node)], ("start", dimension), ("end", dimension + 1));
            graph.Scope = scope;
        }
        return factor == 1 ? batchSize : graph.Add("Mul", [batchSize, graph.Longs(factor)]);
    }

    private IEnumerable<GraphNode> Inputs() => form.Nodes.Where(static n => n.Operation == "input");

    private static string Name(GraphNode input) => input.Attributes.Text("name")!;

    private static ValueInfoProto Info(string name, IEnumerable<GraphDimension> shape, string? elementType)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)OnnxTensors.Type(elementType), Shape = new TensorShapeProto() };
        tensor.Shape.Dim.AddRange(shape.Select(static d => !d.IsBatch
            ? new TensorShapeProto.Types.Dimension { DimValue = d.Factor }
            : new TensorShapeProto.Types.Dimension
            {
                DimParam = d.Factor == 1 ? Batch : $"{d.Factor.ToString(CultureInfo.InvariantCulture)}*{Batch}"
            }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    private IEnumerable<KeyValuePair<string, string>> Metadata()
    {
        var architecture = form.Architecture;
        var widths = plan?.Widths ?? architecture.DenseWidths;
        yield return Entry("model", architecture.Model);
        yield return Entry("form", form.Name);
        yield return Entry("fingerprint", architecture.Fingerprint);
        yield return Entry("widths", string.Join(",", architecture.Groups.Select(g => $"{g.Name}={Number(widths[g.Index])}")));
        yield return Entry("parameters", Number(architecture.Parameters.Evaluate(widths)));
        if (options.FoldBatchNorms)
            yield return Entry("batch_norms", "folded");
        foreach (var (convention, flops) in architecture.Flops.OrderBy(static f => f.Key))
            yield return Entry($"flops.{convention}", Number(flops.Evaluate(widths)));
    }

    private static KeyValuePair<string, string> Entry(string key, string value) => KeyValuePair.Create(key, value);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
