using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>The function; over channels with gates, what counts only those that are let through.</summary>
internal sealed class SoftmaxWriter : OperationWriter<Softmax>
{
    protected override string Write(Softmax operation, Node node, ForwardWriter writer) =>
        (operation.IsOverChannels(node, writer.Channels) ? writer.OverChannels(node, "Softmax") : null)
            ?? $"functional.{operation.Name}({writer.Variable(node.Inputs[0])}, {operation.Dimension})";
}
