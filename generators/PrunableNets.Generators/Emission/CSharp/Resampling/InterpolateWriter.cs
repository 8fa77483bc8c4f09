using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Resampling;

namespace PrunableNets.Generators.Emission.CSharp.Resampling;

/// <summary>The function, with what was given by its name.</summary>
internal sealed class InterpolateWriter : OperationWriter<Interpolate>
{
    protected override string Write(Interpolate operation, Node node, ForwardWriter writer)
    {
        var target = operation.Size is { } size
            ? $"size: new long[] {{ {string.Join(", ", size.Select(s => writer.Size(s, node)))} }}"
            : $"scale_factor: new double[] {{ {string.Join(", ", operation.ScaleFactor!.Select(Literals.Of))} }}";
        var corners = operation.AlignCorners is { } align ? $", align_corners: {Literals.Of(align)}" : "";
        var recompute = operation.RecomputeScaleFactor ? ", recompute_scale_factor: true" : "";
        var options = $"mode: InterpolationMode.{operation.Mode}{corners}{recompute}";
        return $"functional.interpolate({writer.Variable(node.Inputs[0])}, {target}, {options})";
    }
}
