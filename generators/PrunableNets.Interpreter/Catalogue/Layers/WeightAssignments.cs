using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>A layer is given another weight or bias: a new one of the same shape, or one that something else holds as well (tied weights).</summary>
internal static class WeightAssignments
{
    public static void Assign(Evaluator evaluator, Layer layer, string member, Value value, int origin)
    {
        var state = layer.State.FirstOrDefault(s => s.Name == member);
        if (state is null ? member is not ("weight" or "bias") || Evaluator.IsNull(value) : state is { IsParameter: false })
            return;
        if (state is null || Evaluator.IsNull(value))
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"{(state is null ? "giving" : "taking")} a {layer.Type} its {member} after it was made");
        if (!evaluator.IsConstructing)
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"setting the {member} of a {layer.Type} in forward");
        if (value is not TensorValue { Node: var node } || LayerShapes.Of(layer, state) is not { } shape)
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"setting the {member} of a {layer.Type} to {value.Describe()}: whether something else holds it is not known");
        if (!node.Shape.SameAs(shape))
            throw evaluator.Stop(FindingKind.Structure, origin, $"the {member} of this {layer.Type} has the shape {shape}, what it is set to {node.Shape}");
        var place = new WeightName(layer, member);
        var source = node.Operation switch
        {
            WeightOperation weight => weight.Weight,
            TensorOperand { Layer: TensorLayer { IsParameter: true } parameter } => new WeightName(parameter, ""),
            _ => null,
        };
        if (source is not null && evaluator.SharedWeights.IsReplaced(source) && source.Name.Length > 0)
            throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"sharing the {source.Name} of a {source.Layer.Type} that was given another one before");
        if (source is null)
            evaluator.SharedWeights.Replace(place);
        else
            evaluator.SharedWeights.Share(place, source);
    }
}
