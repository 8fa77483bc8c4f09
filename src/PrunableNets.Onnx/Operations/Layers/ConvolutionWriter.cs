using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Onnx.Operations.Layers;

/// <summary>The groups are those that are left: as many as the weight's inputs go into those that there are.</summary>
internal sealed class ConvolutionWriter() : SingleWriter("Conv1d", "Conv2d", "Conv3d")
{
    private static readonly Dictionary<string, string> PaddingModes = new() { ["Reflect"] = "reflect", ["Replicate"] = "edge" };

    protected override string WriteOne(NodeContext node)
    {
        var (weight, bias) = FoldedWeights.Of(node);
        var groups = node.ShapeOf(0)[1].Factor / node.WeightValue("weight").shape[1];
        var window = Windows.Of(node, groups);
        var input = node.Input;
        if (node.Attributes.Text("padding_mode") is { } mode)
        {
            input = Padded(node, mode);
            window = [.. window.Where(static a => a.Item1 != "pads")];
        }
        return node.Add("Conv", bias is null ? [input, weight] : [input, weight, bias], window);
    }

    private static string Padded(NodeContext node, string mode)
    {
        var padding = node.Attributes.Longs("padding", node.Rank - 2, 0);
        if (mode == "Circular")
            return node.Wrap(node.Input, [.. padding.Select((p, i) => (i + 2, p, p))]);
        if (!PaddingModes.TryGetValue(mode, out var name))
            throw node.Refuse($"padding_mode {mode} has no counterpart in opset 17.");
        return node.Add("Pad", [node.Input, node.Graph.Longs([0, 0, .. padding, 0, 0, .. padding])], ("mode", name));
    }
}
