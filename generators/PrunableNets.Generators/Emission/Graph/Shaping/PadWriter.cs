using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;

namespace PrunableNets.Generators.Emission.Graph.Shaping;

/// <summary>Pairs from the last dimension on, mode and value.</summary>
internal sealed class PadWriter : GraphWriter<Pad>
{
    protected override void Write(Pad operation, Node node, GraphArguments arguments)
    {
        arguments.Add("pad", operation.Padding);
        if (operation.Mode != "Constant")
            arguments.Add("mode", operation.Mode);
        arguments.Add("value", operation.Value, 0);
    }
}
