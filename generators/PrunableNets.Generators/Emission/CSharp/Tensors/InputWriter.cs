using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp.Tensors;

/// <summary>The parameter of <c>forward</c>.</summary>
internal sealed class InputWriter : OperationWriter<InputOperation>
{
    protected override string Write(InputOperation operation, Node node, ForwardWriter writer) => operation.Name;
}
