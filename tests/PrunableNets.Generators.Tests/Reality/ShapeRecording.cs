using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PrunableNets.Generators.Tests.Reality;

/// <summary>Puts <c>Record(...)</c> around every call, operator and index of the library that makes a tensor, so that a run tells each intermediate shape.</summary>
internal sealed class ShapeRecording(SemanticModel model) : CSharpSyntaxRewriter
{
    /// <summary>The class that instrumented sources call.</summary>
    public const string Recorder = """
        namespace Recording;

        public static class ShapeRecorder
        {
            public static System.Collections.Generic.List<string> Shapes { get; } = new();

            public static TorchSharp.torch.Tensor Record(TorchSharp.torch.Tensor tensor)
            {
                if (tensor is not null)
                    Shapes.Add(string.Join("x", tensor.shape));
                return tensor;
            }
        }
        """;

    private static readonly ExpressionSyntax Record = SyntaxFactory.ParseExpression("global::Recording.ShapeRecorder.Record");

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var visited = base.Visit(node);
        return node is ExpressionSyntax expression && visited is ExpressionSyntax rewritten && MakesTensor(expression)
            ? SyntaxFactory.InvocationExpression(Record, SyntaxFactory.ArgumentList([SyntaxFactory.Argument(rewritten.WithoutTrivia())])).WithTriviaFrom(rewritten)
            : visited;
    }

    /// <summary>User methods only pass on what the library has made.</summary>
    private bool MakesTensor(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression }
        // The part after a?. cannot stand alone.
        && expression.Parent is not ConditionalAccessExpressionSyntax
        && model.GetSymbolInfo(expression is ConditionalAccessExpressionSyntax conditional ? conditional.WhenNotNull : expression).Symbol is { } symbol && symbol.ContainingAssembly?.Name != model.Compilation.AssemblyName
        && model.GetTypeInfo(expression).Type?.ToDisplayString().TrimEnd('?') == "TorchSharp.torch.Tensor";
}
