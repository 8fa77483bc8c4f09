using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>The dimension.</summary>
internal sealed class ConcatenateWriter : GraphWriter<Concatenate>
{
    protected override void Write(Concatenate operation, Node node, GraphArguments arguments) => arguments.Add("dim", operation.Dimension);
}
