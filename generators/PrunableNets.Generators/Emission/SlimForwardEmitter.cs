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
        var text = streams.Length > 0 ? Variable(streams[0]) : $"{Variable(node.Inputs[0])}.new_zeros({Sizes(node)})";
        foreach (var branch in node.Inputs.Where(i => IsNarrowed(i.Channels)))
            text = $"ScatterAdd({text}, {Variable(branch)}, {indices.Of(branch.Channels.Ids)})";
        return text;
    }
}
