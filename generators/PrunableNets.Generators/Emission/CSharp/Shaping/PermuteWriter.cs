using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.CSharp.Shaping;

/// <summary>The method; an alias where pruning leaves split channels ragged, because the end of the run reorders them.</summary>
internal sealed class PermuteWriter : OperationWriter<Permute>
{
    protected override string Write(Permute operation, Node node, ForwardWriter writer) => writer.HoldsSplitChannels(node)
        ? $"{writer.Variable(node.Inputs[0])}.alias()"
        : $"{writer.Variable(node.Inputs[0])}.permute({string.Join(", ", operation.Order.Select(static i => Literals.Of(i)))})";
}
