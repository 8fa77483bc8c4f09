using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Generators.Emission;

/// <summary>A slim form: kept widths, branches added at the positions of their kept channels.</summary>
internal sealed class SlimForwardEmitter(WidthExpressions widths, Identifiers identifiers, KeptIndices indices) : ForwardEmitter(widths, identifiers)
{
    public override bool IsNarrowed(ChannelMap channels) => Network.IsNarrowed(channels.Ids);

    public override string Gather(int[] channels, int[] order) => indices.Of(channels, order);

    public override string ScatterAdd(Node node)
    {
        var streams = node.Inputs.Where(i => !IsNarrowed(i.Channels)).ToArray();
        var text = streams.Length > 0 ? Variable(streams[0]) : Zeros(node);
        foreach (var branch in node.Inputs.Where(i => IsNarrowed(i.Channels)))
            text = $"ScatterAdd({text}, {Variable(branch)}, {indices.Of(branch.Channels.Ids)}{(branch.Channels.Axes[0] == 1 ? "" : $", {branch.Channels.Axes[0]}")})";
        return text;
    }

    /// <summary>A stream to which every operand is a branch: sizes other than the channels are those of the branches.</summary>
    private string Zeros(Node node)
    {
        var branch = Variable(node.Inputs[0]);
        return $"{branch}.new_zeros({string.Join(", ", Enumerable.Range(0, node.Shape.Rank).Select(i => i == node.Inputs[0].Channels.Axes[0] ? Size(node, i) : $"{branch}.shape[{i}]"))})";
    }
}
