using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method. Where pruning leaves split channels ragged there is nothing to write: the end of the run reorders them.</summary>
internal sealed class PermuteWriter : OperationWriter<Permute>
{
    protected override string Write(Permute operation, Node node, ForwardWriter writer) =>
        $"{writer.Variable(node.Inputs[0])}.permute({string.Join(", ", operation.Order.Select(static i => Literals.Of(i)))})";
}
