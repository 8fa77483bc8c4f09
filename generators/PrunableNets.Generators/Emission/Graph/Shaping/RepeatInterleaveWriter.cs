using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>How often each position, and of which dimension.</summary>
internal sealed class RepeatInterleaveWriter : GraphWriter<RepeatInterleave>
{
    protected override void Write(RepeatInterleave operation, Node node, GraphArguments arguments)
    {
        arguments.Add("repeats", operation.Repeats);
        arguments.Add("dim", operation.Dimension);
    }
}
