using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission;

/// <summary>The gated twin: full widths, gates behind the sites.</summary>
internal sealed class GatedForwardEmitter(CallScope scope, WidthExpressions widths, Identifiers identifiers)
    : ForwardEmitter(scope, widths, identifiers, BranchPresence.All(widths.Network, widths))
{
    public override bool IsNarrowed(ChannelMap channels) => false;

    public override string ScatterAdd(Node node) => "";

    public override string Gather(int[] channels, int[] order) => "";

    public override string? OverChannels(Node node, string member, params string[] arguments)
    {
        var input = node.Inputs[0];
        return Network.IsNarrowed(input.Channels.Ids)
            ? $"Gates.{member}({string.Join(", ", [Variable(input), Gate(input.Channels.Ids), Literals.Of(input.Channels.Axes[0]), .. arguments])})"
            : null;
    }

    protected override IEnumerable<string> Start() => ["var gates = Gates.Split();"];

    protected override string Value(Node node)
    {
        if (node.Operation is BatchNorm { Layer: { } norm } && GatedThrough(node) is { } site)
            return $"Gates.Normalize({Module(norm)}, {Variable(node.Inputs[0])}, {Gate(site.Channels.Ids)})";
        var value = base.Value(node);
        return IsCopied(node) ? $"Gate({value}, {Gate(node.Channels.Ids)}, {node.Channels.Axes[0]})" : value;
    }

    protected override bool IsCopied(Node node) => Network.GateSites.Contains(node) && GatedThrough(node) != node && !IsGatedBefore(node);

    /// <summary>The site whose gates the batch norm can take into its own scale and shift, which costs nothing: itself, or the ReLU that alone reads it.</summary>
    private Node? GatedThrough(Node norm) =>
        norm.Operation is not BatchNorm { Layer: BatchNormLayer { Affine: true } } ? null
        : Network.GateSites.Contains(norm) ? norm
        : norm.Consumers.Count == 1 && Network.GateSites.Contains(norm.Consumers[0]) && norm.Consumers[0].Operation is Activation { IsPositivelyHomogeneous: true } ? norm.Consumers[0]
        : null;

    private bool IsGatedBefore(Node site) => site.Inputs.Count == 1 && GatedThrough(site.Inputs[0]) == site;

    /// <summary>The gates of a dimension: a group's own vector, or its pieces with ones where nothing can be removed.</summary>
    private string Gate(int[] channels)
    {
        var segments = Network.Layout(channels).Segments;
        if (segments.Count == 1 && segments[0].Repeat == 1 && segments[0].Length == Network.Groups[segments[0].Group].Channels)
            return $"gates[{segments[0].Group}]";
        var pieces = segments.Select(s => s.Group == ChannelSegment.Fixed
            ? $"ones({s.Length}, device: {Device}.device)"
            : $"gates[{s.Group}].narrow(0, {s.Start}, {s.Length})" + (s.Repeat == 1 ? "" : $".repeat_interleave({s.Repeat})"));
        return $"cat(new[] {{ {string.Join(", ", pieces)} }}, 0)";
    }
}
