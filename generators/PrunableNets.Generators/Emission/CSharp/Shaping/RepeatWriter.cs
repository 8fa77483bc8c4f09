using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method, with one number a dimension of the result.</summary>
internal sealed class RepeatWriter : OperationWriter<Repeat>
{
    protected override string Write(Repeat operation, Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}.repeat({Literals.Array(operation.Repeats)})";
}
