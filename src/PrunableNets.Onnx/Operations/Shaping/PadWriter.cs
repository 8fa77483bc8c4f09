using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Onnx.Operations.Shaping;

/// <summary>ONNX has all starts first; of channels that are put in, those that are left.</summary>
internal sealed class PadWriter() : SingleWriter("pad")
{
    private static readonly Dictionary<string, string> Modes = new()
    {
        ["Constant"] = "constant", ["Reflect"] = "reflect", ["Replicate"] = "edge"
    };

    protected override string WriteOne(NodeContext node)
    {
        var pairs = node.Attributes.Longs("pad");
        if (node.Attributes.Text("mode") == "Circular")
            return node.Wrap(
                node.Input,
                [.. Enumerable.Range(0, pairs.Length / 2).Select(i => (node.Rank - 1 - i, pairs[2 * i], pairs[2 * i + 1]))]);
        if (!Modes.TryGetValue(node.Attributes.Text("mode") ?? "Constant", out var mode))
            throw node.Refuse($"mode {node.Attributes.Text("mode")} has no counterpart in opset 17.");
        var pads = new long[2 * node.Rank];
        for (var i = 0; i < pairs.Length / 2; i++)
        {
            var dimension = node.Rank - 1 - i;
            (pads[dimension], pads[node.Rank + dimension]) = dimension == node.Node.ChannelDimension
                ? Channels(node, pairs[2 * i], pairs[2 * i + 1])
                : (pairs[2 * i], pairs[2 * i + 1]);
        }
        var value = node.Attributes.Double("value", 0);
        string[] inputs = value == 0
            ? [node.Input, node.Graph.Longs(pads)]
            : [node.Input, node.Graph.Longs(pads), node.Graph.Scalar(value, node.Node.ElementType)];
        return node.Add("Pad", inputs, ("mode", mode));
    }

    private static (long Before, long After) Channels(NodeContext node, long before, long after)
    {
        var width = node.Node.Channels!.DenseWidth;
        return (
            node.Form.KeptBefore(node.Node, before),
            node.Form.KeptBefore(node.Node, width) - node.Form.KeptBefore(node.Node, width - after));
    }
}
