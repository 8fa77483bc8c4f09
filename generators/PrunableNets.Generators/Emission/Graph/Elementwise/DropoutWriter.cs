using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Elementwise;

namespace PrunableNets.Generators.Emission.Graph.Elementwise;

/// <summary>The identity, unless the class has it act in evaluation too.</summary>
internal sealed class DropoutWriter : GraphWriter<Dropout>
{
    protected override string Name(Dropout operation) => operation.ActsInEvaluation ? operation.Name : Identity;

    protected override void Write(Dropout operation, Node node, GraphArguments arguments)
    {
        if (operation.ActsInEvaluation)
            arguments.Add("p", operation.P);
    }
}
