using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The function, with all operands as an array.</summary>
internal sealed class ConcatenateWriter : OperationWriter<Concatenate>
{
    protected override string Write(Concatenate operation, Node node, ForwardWriter writer) =>
        $"torch.cat(new[] {{ {string.Join(", ", node.Inputs.Select(writer.Variable))} }}, {operation.Dimension})";
}
