using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>
/// How the user's code computes a size from shapes. It speaks of nodes and not of variables, so it means the same wherever it is written.
/// </summary>
public abstract record SizeExpression
{
    /// <summary>How many numbers are in it.</summary>
    public abstract int Terms { get; }

    /// <summary>The sizes that it reads.</summary>
    public abstract IEnumerable<SizeRead> Reads { get; }

    /// <summary>
    /// A dimension of a tensor; null of weights, which are the same for every input. Of zeros it is what they are made with: a cache that
    /// starts empty is left out of the graph, and nobody could read its shape.
    /// </summary>
    public static SizeExpression? Of(Node node, int dimension) =>
        node.IsOfTensors || node.Operation is WeightOperation ? null
        : node.Operation is ZerosOperation { GivenSizes: var given } ? given[dimension].Expression
        : new SizeRead(node, dimension);
}

/// <summary>A dimension of a tensor's shape.</summary>
public sealed record SizeRead(Node Node, int Dimension) : SizeExpression
{
    public override int Terms => 1;

    public override IEnumerable<SizeRead> Reads => [this];
}

/// <summary>A number that is known.</summary>
public sealed record SizeConstant(long Value) : SizeExpression
{
    public override int Terms => 1;

    public override IEnumerable<SizeRead> Reads => [];
}

/// <summary>An operator of C# on two of them.</summary>
public sealed record SizeOperation(string Symbol, SizeExpression Left, SizeExpression Right) : SizeExpression
{
    public override int Terms { get; } = Left.Terms + Right.Terms;

    public override IEnumerable<SizeRead> Reads => Left.Reads.Concat(Right.Reads);
}
