using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>To a type that is known, or to that of another tensor.</summary>
internal sealed class ConversionWriter : OperationWriter<Conversion>
{
    protected override string Write(Conversion operation, Node node, ForwardWriter writer) => operation.Type is { } type
        ? $"{writer.Variable(node.Inputs[0])}.to_type(torch.ScalarType.{type})"
        : $"{writer.Variable(node.Inputs[0])}.type_as({writer.Variable(node.Inputs[1])})";
}
