using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission;

/// <summary>Writes <c>forward</c> as straight-line code: one statement an operation, every tensor disposed after its last use.</summary>
internal abstract class ForwardEmitter(WidthExpressions widths, Identifiers identifiers, BranchPresence presence) : ForwardWriter(widths.Network.Graph.BatchSize)
{
    protected Network Network => widths.Network;

    protected BranchPresence Presence => presence;

    public void Write(SourceWriter writer)
    {
        var parameters = string.Join(", ", Network.Graph.Inputs.Select(static n => $"Tensor {n.Operation.Name}"));
        using (writer.Block($"public override Tensor forward({parameters})"))
        {
            WriteStart(writer);
            var scope = "";
            var nodes = Network.Graph.Nodes.Where(n => n.Operation is not InputOperation && !presence.IsGone(n)).ToArray();
            WriteDeclaration(writer, nodes.Where(static n => !HasSeveralResults(n)).Select(Variable));
            foreach (var node in nodes)
            {
                var parent = node.Operation.Layer?.Path is { } path && path.LastIndexOf('.') is var dot and > 0 ? path.Substring(0, dot) : "";
                if (node.Operation.Layer is not null && parent != scope)
                {
                    scope = parent;
                    if (scope.Length > 0)
                        writer.Line($"// {scope}");
                }
                writer.Line($"{(HasSeveralResults(node) ? "var " : "")}{Variable(node)} = {Conditional(node)};{Disposals(node)}");
            }
            WriteEnd(writer);
            var output = Network.Graph.Output!;
            writer.Line(output.Operation is InputOperation ? $"return {Variable(output)}.alias();" : $"return {Variable(output)};");
        }
    }

    public override string Variable(Node node) => node.Operation is InputOperation ? node.Operation.Name : $"x{node.Id}";

    public override string Module(Layer layer) => identifiers.Of(layer.Path!);

    public override string Width(int[] channels) => widths.Of(channels);

    protected virtual string Value(Node node) => OperationWriters.Of(node.Operation).Write(node, this);

    /// <summary>The value written for the node is a new tensor even where its operation is in place.</summary>
    protected virtual bool IsCopied(Node node) => false;

    protected virtual void WriteStart(SourceWriter writer)
    {
    }

    protected virtual void WriteEnd(SourceWriter writer)
    {
    }

    /// <summary>One declaration for all tensors: for each <c>var</c> the compiler would look through every base class for a type of that name, a quarter of a build.</summary>
    private static void WriteDeclaration(SourceWriter writer, IEnumerable<string> variables)
    {
        const int ALine = 20;
        var names = variables.ToArray();
        if (names.Length > 0)
            writer.Line($"Tensor {string.Join(",\n    ", Enumerable.Range(0, (names.Length + ALine - 1) / ALine).Select(i => string.Join(", ", names.Skip(i * ALine).Take(ALine))))};");
    }

    private static bool HasSeveralResults(Node node) => node.Consumers.Any(static c => c.Operation is CallResult);

    /// <summary>What only one mode needs is computed in that mode only, and what is in a branch only where the branch is there.</summary>
    private string Conditional(Node node) => Condition(node) is { } condition ? $"{condition} ? {Value(node)} : default" : Value(node);

    private string? Condition(Node node)
    {
        var conditions = new[] { presence.Condition(node), node.Operation is TensorOperand ? null : Mode(node) }.OfType<string>().ToArray();
        return conditions.Length > 0 ? string.Join(" && ", conditions) : null;
    }

    private static string? Mode(Node node) => node.Mode switch
    {
        NodeMode.Training => "training",
        NodeMode.Evaluation => "!training",
        _ => null,
    };

    private string Disposal(Node node, string statement) => Condition(node) is { } condition && statement.Length > 0 ? $" if ({condition}) {{{statement} }}" : statement;

    private string Disposals(Node node) => node.Operation.OverwritesInput(node) && !IsCopied(node) ? "" : string.Concat(node.Inputs.Distinct()
        .Where(i => i.Operation is not InputOperation && i != Network.Graph.Output && !presence.IsGone(i) && i.Consumers.Last(c => !presence.IsGone(c)) == node)
        .Select(i => Disposal(i, OperationWriters.Of(i.Operation).WriteDisposal(i, Variable(i)))));
}
