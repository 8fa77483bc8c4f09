using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using static TorchSharp.torch;

namespace PrunableNets.Onnx.Operations.Resampling;

/// <summary>As TorchSharp's functional.interpolate computes positions.</summary>
internal sealed class InterpolateWriter() : SingleWriter("interpolate")
{
    private static readonly Dictionary<string, string> Modes = new()
    {
        ["Nearest"] = "nearest", ["Linear"] = "linear", ["Bilinear"] = "linear", ["Trilinear"] = "linear", ["Bicubic"] = "cubic"
    };

    protected override string WriteOne(NodeContext node)
    {
        var mode = node.Attributes.Text("mode")!;
        if (!Modes.TryGetValue(mode, out var name))
            throw node.Refuse($"mode {mode} has no counterpart in opset 17.");
        var positions = name == "nearest" ? "asymmetric" : node.Attributes.Bool("align_corners") ? "align_corners" : "half_pixel";
        (string, object)[] way = name switch
        {
            "nearest" => [("nearest_mode", "floor")],
            "cubic" => [("cubic_coeff_a", -0.75)],
            _ => [],
        };
        way = [("mode", name), ("coordinate_transformation_mode", positions), .. way];
        if (node.Attributes.Text("scale_factor") is { } factors && !node.Attributes.Bool("recompute_scale_factor"))
        {
            float[] scales = [1, 1, .. factors.Split(',').Select(static f => float.Parse(f, CultureInfo.InvariantCulture))];
            return node.Add("Resize", [node.Input, "", node.Graph.Constant(tensor(scales))], way);
        }
        return node.Add("Resize", [node.Input, "", "", node.Sizes(node.Shape())], way);
    }
}
