using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method, also of an indexer.</summary>
internal sealed class SelectIndexWriter : OperationWriter<SelectIndex>
{
    protected override string Write(SelectIndex operation, Node node, ForwardWriter writer)
    {
        var index = writer.Size(new GivenSize(operation.Index, operation.Expression), node);
        return $"{writer.Variable(node.Inputs[0])}.select({operation.Dimension}, {index})";
    }
}
