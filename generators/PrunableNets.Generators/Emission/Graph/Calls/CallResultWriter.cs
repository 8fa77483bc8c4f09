using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.Graph.Calls;

/// <summary>Which of the results it is.</summary>
internal sealed class CallResultWriter : GraphWriter<CallResult>
{
    protected override void Write(CallResult operation, Node node, GraphArguments arguments) => arguments.Add("index", operation.Index);
}
