using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes <c>forward</c> as straight-line code: one statement an operation, every tensor disposed after its last use.</summary>
internal abstract class ForwardEmitter(WidthExpressions widths, Identifiers identifiers) : ForwardWriter
{
    protected Network Network => widths.Network;

    public void Write(SourceWriter writer)
    {
        var parameters = string.Join(", ", Network.Graph.Inputs.Select(static n => $"Tensor {n.Operation.Name}"));
        using (writer.Block($"public override Tensor forward({parameters})"))
        {
            WriteStart(writer);
            var scope = "";
            foreach (var node in Network.Graph.Nodes.Where(static n => n.Operation is not InputOperation))
            {
                var parent = node.Operation.Layer?.Path is { } path && path.LastIndexOf('.') is var dot and > 0 ? path.Substring(0, dot) : "";
                if (node.Operation.Layer is not null && parent != scope)
                {
                    scope = parent;
                    if (scope.Length > 0)
                        writer.Line($"// {scope}");
                }
                writer.Line($"var {Variable(node)} = {Value(node)};{Disposals(node)}");
            }
            WriteEnd(writer);
            var output = Network.Graph.Output!;
            writer.Line(output.Operation is InputOperation ? $"return {Variable(output)}.alias();" : $"return {Variable(output)};");
        }
    }

    public override string Variable(Node node) => node.Operation is InputOperation ? node.Operation.Name : $"x{node.Id}";

    public override string Module(Layer layer) => identifiers.Of(layer.Path!);

    public override string Width(int[] channels) => widths.Of(channels);

    protected virtual string Value(Node node) => node.Operation.Write(node, this);

    protected virtual void WriteStart(SourceWriter writer)
    {
    }

    protected virtual void WriteEnd(SourceWriter writer)
    {
    }

    private string Disposals(Node node) => string.Concat(node.Inputs.Distinct()
        .Where(i => i.Operation is not InputOperation && i != Network.Graph.Output && i.Consumers[i.Consumers.Count - 1] == node)
        .Select(i => $" {Variable(i)}.Dispose();"));
}

/// <summary>The gated twin: full widths, gates behind the sites.</summary>
internal sealed class GatedForwardEmitter(WidthExpressions widths, Identifiers identifiers) : ForwardEmitter(widths, identifiers)
{
    public override bool IsNarrowed(ChannelMap channels) => false;

    public override string ScatterAdd(Node node) => "";

    protected override void WriteStart(SourceWriter writer) => writer.Line("var gates = Gates.Split();");

    protected override void WriteEnd(SourceWriter writer) => writer.Line("foreach (var gate in gates)\n    gate.Dispose();");

    protected override string Value(Node node)
    {
        var value = base.Value(node);
        return Network.GateSites.Contains(node) ? $"Gate({value}, {Gate(node.Channels.Ids)}, {node.Channels.Axes[0]})" : value;
    }

    /// <summary>The gates of a dimension: a group's own vector, or its pieces with ones where nothing can be removed.</summary>
    private string Gate(int[] channels)
    {
        var segments = Network.Layout(channels).Segments;
        if (segments.Count == 1 && segments[0].Repeat == 1 && segments[0].Length == Network.Groups[segments[0].Group].Channels)
            return $"gates[{segments[0].Group}]";
        var pieces = segments.Select(s => s.Group == ChannelSegment.Fixed
            ? $"ones({s.Length}, device: input.device)"
            : $"gates[{s.Group}].narrow(0, {s.Start}, {s.Length})" + (s.Repeat == 1 ? "" : $".repeat_interleave({s.Repeat})"));
        return $"cat(new[] {{ {string.Join(", ", pieces)} }}, 0)";
    }
}

/// <summary>A slim form: kept widths, branches added at the positions of their kept channels.</summary>
internal sealed class SlimForwardEmitter(WidthExpressions widths, Identifiers identifiers, KeptIndices indices) : ForwardEmitter(widths, identifiers)
{
    public override bool IsNarrowed(ChannelMap channels) => Network.IsNarrowed(channels.Ids);

    public override string ScatterAdd(Node node)
    {
        var streams = node.Inputs.Where(i => !IsNarrowed(i.Channels)).ToArray();
        var text = streams.Length > 0 ? Variable(streams[0]) : $"{Variable(node.Inputs[0])}.new_zeros({Sizes(node)})";
        foreach (var branch in node.Inputs.Where(i => IsNarrowed(i.Channels)))
            text = $"ScatterAdd({text}, {Variable(branch)}, {indices.Of(branch.Channels.Ids)})";
        return text;
    }
}
