using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.CSharp.Elementwise;

/// <summary>Neither operand is the result itself, which outlives them.</summary>
internal sealed class TrainingChoiceWriter : OperationWriter<TrainingChoice>
{
    protected override string Write(TrainingChoice operation, Node node, ForwardWriter writer) =>
        $"(training ? {writer.Variable(node.Inputs[0])} : {writer.Variable(node.Inputs[1])}).alias()";
}
