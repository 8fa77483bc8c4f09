using System.Collections.Generic;

namespace PrunableNets;

/// <summary>
/// The operations of <c>forward</c> in evaluation, as the compiler found them: what the network computes, without its class.
/// </summary>
/// <param name="Nodes">In the order in which they run; a node reads nodes before it.</param>
/// <param name="Output">The number of the node that <c>forward</c> returns.</param>
public sealed record ForwardGraph(IReadOnlyList<GraphNode> Nodes, int Output)
{
    /// <summary>Of a network of which nothing is known.</summary>
    public static ForwardGraph Empty { get; } = new([], -1);
}
