using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The number.</summary>
internal sealed class MaskedFillWriter : GraphWriter<MaskedFill>
{
    protected override void Write(MaskedFill operation, Node node, GraphArguments arguments) => arguments.Add("value", operation.Value);
}
