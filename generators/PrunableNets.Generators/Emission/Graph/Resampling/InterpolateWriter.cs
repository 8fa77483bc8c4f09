using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Resampling;

namespace PrunableNets.Generators.Emission.Graph.Resampling;

/// <summary>Sizes or factors, and the way between.</summary>
internal sealed class InterpolateWriter : GraphWriter<Interpolate>
{
    protected override void Write(Interpolate operation, Node node, GraphArguments arguments)
    {
        if (operation.Size is { } size)
            arguments.Add("size", size.Select(static s => s.Dimension!.Value.Size));
        else
            arguments.Add("scale_factor", operation.ScaleFactor!);
        arguments.Add("mode", operation.Mode);
        arguments.Add("align_corners", operation.AlignCorners ?? false, false);
        arguments.Add("recompute_scale_factor", operation.RecomputeScaleFactor, false);
    }
}
