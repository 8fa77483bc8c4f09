using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;
using System.Linq;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>The order.</summary>
internal sealed class PermuteWriter : GraphWriter<Permute>
{
    protected override void Write(Permute operation, Node node, GraphArguments arguments) =>
        arguments.Add("dims", operation.Order.Select(static i => (long)i));
}
