using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Graph.Tensors;

/// <summary>The name of the parameter.</summary>
internal sealed class InputWriter : GraphWriter<InputOperation>
{
    protected override string Name(InputOperation operation) => "input";

    protected override void Write(InputOperation operation, Node node, GraphArguments arguments) => arguments.Add("name", operation.Name);
}
