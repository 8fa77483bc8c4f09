using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;

namespace PrunableNets.Generators.Emission.CSharp.Calls;

/// <summary>The item of the tuple or the element of the array.</summary>
internal sealed class CallResultWriter : OperationWriter<CallResult>
{
    protected override string Write(CallResult operation, Node node, ForwardWriter writer) =>
        writer.Variable(node.Inputs[0]) + CallText.Accessor(operation.Index, operation.IsArray);
}
