using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Products;

namespace PrunableNets.Generators.Emission.Graph.Products;

/// <summary>Whatever the function: the letters of its dimensions.</summary>
internal sealed class ContractionWriter : GraphWriter<Contraction>
{
    protected override string Name(Contraction operation) => "einsum";

    protected override void Write(Contraction operation, Node node, GraphArguments arguments) =>
        arguments.Add("equation", $"{operation.Left},{operation.Right}->{operation.Output}");
}
