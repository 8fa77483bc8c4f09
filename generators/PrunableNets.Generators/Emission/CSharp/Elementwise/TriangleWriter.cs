using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>The method of the tensor, with the diagonal.</summary>
internal sealed class TriangleWriter : OperationWriter<Triangle>
{
    protected override string Write(Triangle operation, Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}.{operation.Name}({Literals.Of(operation.Diagonal)})";
}
