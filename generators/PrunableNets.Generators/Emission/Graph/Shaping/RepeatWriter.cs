using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>How often, one number a dimension of the result.</summary>
internal sealed class RepeatWriter : GraphWriter<Repeat>
{
    protected override void Write(Repeat operation, Node node, GraphArguments arguments) => arguments.Add("repeats", operation.Repeats);
}
