using System;
using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>A <see cref="SizeExpression"/> in C#, for a statement that computes a node.</summary>
internal sealed class SizeText(ForwardWriter writer, Node node)
{
    private const int Atom = 3;

    /// <summary>Null where a plan changes what is read, or a tensor is not at hand.</summary>
    public string? Of(SizeExpression expression) => expression.Reads.All(CanRead) ? Written(expression).Text : null;

    /// <summary>
    /// So many times the batch. It is read from a tensor that the operation reads where that has it as a dimension, so that whatever is
    /// run as several copies of the batch from there on keeps its copies.
    /// </summary>
    public string Batches(long factor) => Batch(factor) ?? Multiple(factor);

    private bool CanRead(SizeRead read) => !writer.IsNarrowed(read.Node, read.Dimension)
        && (read.Node.Shape[read.Dimension].IsBatch || Holds(read.Node, IsOperand(read.Node)));

    /// <summary>A variable holds the tensor, and not one from before a view.</summary>
    private bool Holds(Node read, bool isOperand) => !writer.HoldsSplitChannels(read) && (isOperand || writer.IsAtHand(read));

    private bool IsOperand(Node read) => node.Inputs.Contains(read);

    private (string Text, int Precedence) Written(SizeExpression expression) => expression switch
    {
        SizeRead read => Read(read),
        SizeConstant { Value: < 0 and var number } => ($"({Literals.Of(number)})", Atom),
        SizeConstant constant => (writer.Number(constant.Value), Atom),
        SizeOperation operation => Written(operation),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression, "There are no words for it in C#."),
    };

    private (string Text, int Precedence) Written(SizeOperation operation)
    {
        var precedence = operation.Symbol is "+" or "-" ? 1 : 2;
        var (left, right) = (Written(operation.Left), Written(operation.Right));
        return ($"{(left.Precedence < precedence ? $"({left.Text})" : left.Text)} {operation.Symbol} "
            + (right.Precedence <= precedence ? $"({right.Text})" : right.Text), precedence);
    }

    private (string Text, int Precedence) Read(SizeRead read)
    {
        var isOperand = IsOperand(read.Node);
        if (read.Node.Shape[read.Dimension] is not { IsBatch: true, Factor: var factor })
            return (Dimension(isOperand ? writer.Variable(read.Node) : writer.Lasting(read.Node), read.Dimension), Atom);
        if (Batch(factor) is { } batch)
            return (batch, Atom);
        return factor > 1 && Holds(read.Node, isOperand: false)
            ? (Dimension(writer.Lasting(read.Node), read.Dimension), Atom)
            : (Multiple(factor), factor == 1 ? Atom : 2);
    }

    private string Multiple(long factor) => factor == 1 ? writer.Batch : $"{Batch(1) ?? writer.Batch} * {Literals.Of(factor)}";

    /// <summary>A dimension of an operand that is so many times the batch; null where none is.</summary>
    private string? Batch(long factor) => node.Inputs.Where(i => !writer.HoldsSplitChannels(i))
        .SelectMany(static i => Enumerable.Range(0, i.Shape.Rank).Select(d => (Input: i, Dimension: d)))
        .Where(p => p.Input.Shape[p.Dimension] == new Dimension(factor, true) && !writer.Channels.MapOf(p.Input).IsAlong(p.Dimension))
        .Select(p => Dimension(writer.Variable(p.Input), p.Dimension)).FirstOrDefault();

    private static string Dimension(string variable, int dimension) => $"{variable}.shape[{Literals.Of(dimension)}]";
}
