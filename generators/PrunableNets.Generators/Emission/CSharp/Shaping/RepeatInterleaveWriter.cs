using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method, with the dimension behind the number.</summary>
internal sealed class RepeatInterleaveWriter : OperationWriter<RepeatInterleave>
{
    protected override string Write(RepeatInterleave operation, Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}.repeat_interleave({Literals.Of(operation.Repeats)}, {operation.Dimension})";
}
