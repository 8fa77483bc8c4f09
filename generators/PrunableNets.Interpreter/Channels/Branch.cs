using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Graphs;

namespace PrunableNets.Interpreter.Channels;

/// <summary>A residual branch that may lose all the channels that it adds, and is gone then.</summary>
/// <param name="Addition">Where it is added into the stream.</param>
/// <param name="End">The operand of that addition.</param>
/// <param name="Nodes">What is computed for it alone, the end included.</param>
/// <param name="Groups">The groups of the channels that it adds.</param>
/// <param name="Inner">The groups of all other channels that are in it alone.</param>
public sealed record Branch(Node Addition, Node End, IReadOnlyCollection<Node> Nodes, IReadOnlyList<int> Groups, IReadOnlyList<int> Inner)
{
    /// <summary>True where a plan with these widths removes the branch.</summary>
    public bool IsGone(IReadOnlyList<int> widths) => Groups.All(g => widths[g] == 0);
}
