using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>Dimension and position.</summary>
internal sealed class SelectIndexWriter : GraphWriter<SelectIndex>
{
    protected override void Write(SelectIndex operation, Node node, GraphArguments arguments)
    {
        arguments.Add("dim", operation.Dimension);
        arguments.Add("index", operation.Index);
    }
}
