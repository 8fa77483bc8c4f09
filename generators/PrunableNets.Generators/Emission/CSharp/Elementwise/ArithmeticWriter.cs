using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>
/// The operator; a sum by the generated helper, and of a narrowed branch with a full stream at the channels that are left.
/// </summary>
internal sealed class ArithmeticWriter : OperationWriter<Arithmetic>
{
    protected override string Write(Arithmetic operation, Node node, ForwardWriter writer)
    {
        if (operation.IsSum && writer.Channels.MapOf(node).IsNone && node.Inputs.Select(writer.Channels.MapOf).Any(writer.IsNarrowed))
            return writer.ScatterAdd(node);
        var (left, right) = (writer.Variable(node.Inputs[0]), writer.Variable(node.Inputs[1]));
        return operation.Name == "+" ? ForwardWriter.Sum(left, right) : $"{left} {operation.Name} {right}";
    }
}
