using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;
using System.Linq;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>Which dimensions, and whether they stay.</summary>
internal sealed class ReduceWriter : GraphWriter<Reduce>
{
    protected override void Write(Reduce operation, Node node, GraphArguments arguments)
    {
        arguments.Add("dim", operation.Dimensions.Select(static d => (long)d));
        arguments.Add("keepdim", operation.KeepDimensions, false);
        if (operation.IsSpread)
            arguments.Add("unbiased", operation.Unbiased, false);
    }
}
