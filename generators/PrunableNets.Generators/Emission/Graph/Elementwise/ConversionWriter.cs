using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The type, unless it is that of the second tensor.</summary>
internal sealed class ConversionWriter : GraphWriter<Conversion>
{
    protected override void Write(Conversion operation, Node node, GraphArguments arguments)
    {
        if (operation.Type is { } type)
            arguments.Add("dtype", type);
    }
}
