using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>The functional form, also of a module.</summary>
internal sealed class DropoutWriter : OperationWriter<Dropout>
{
    protected override string Write(Dropout operation, Node node, ForwardWriter writer) =>
        writer.Call(Call.Function("functional", operation.Name, new OperandArgument(0), operation.P, operation.Training), node);
}
