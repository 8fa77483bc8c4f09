using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>The range, in positions of the dense network.</summary>
internal sealed class SliceWriter : GraphWriter<Slice>
{
    protected override void Write(Slice operation, Node node, GraphArguments arguments)
    {
        var (dimension, start, end, step) = operation.Cut;
        arguments.Add("dim", dimension);
        arguments.Add("start", start);
        arguments.Add("end", end);
        arguments.Add("step", step, 1);
    }
}
