using System.Collections.Generic;
using System.Linq;

namespace PrunableNets;

/// <summary>What the compiler knows about a prunable network: generated, never computed at run time.</summary>
public sealed partial class Architecture
{
    private IReadOnlyList<FoldableNorm>? foldableNorms;

    /// <summary>Name of the model, as in the plan file.</summary>
    public required string Model { get; init; }

    /// <summary>Hash of everything a plan depends on: groups, layers, shapes. A plan made for another fingerprint does not fit.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The source file of the model, from its project folder on; the plan file lies beside it.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Input shapes without the batch dimension.</summary>
    public required IReadOnlyList<long[]> Inputs { get; init; }

    /// <summary>Which dimension of each input is the batch.</summary>
    public required IReadOnlyList<int> BatchDimensions { get; init; }

    /// <summary>The layers, in the order in which <c>forward</c> reaches them.</summary>
    public required IReadOnlyList<LayerInfo> Layers { get; init; }

    /// <summary>The channel groups that a plan may narrow.</summary>
    public required IReadOnlyList<ChannelGroup> Groups { get; init; }

    /// <summary>The residual branches that a plan may remove whole; none unless the class asks for it.</summary>
    public IReadOnlyList<ResidualBranch> Branches { get; init; } = [];

    /// <summary>The residual additions that can be watched at layers, in the order of <c>forward</c>.</summary>
    public IReadOnlyList<ResidualAddition> Additions { get; init; } = [];

    /// <summary>The state dict's entries that change with the plan; entries not listed keep their shape.</summary>
    public required IReadOnlyList<StateEntry> State { get; init; }

    /// <summary>Parameters that several layers hold (tied weights): the keys of each in the state dict, first that of the one that the others are given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> SharedWeights { get; init; } = [];

    /// <summary>What <c>forward</c> computes in evaluation.</summary>
    public ForwardGraph Graph { get; init; } = ForwardGraph.Empty;

    /// <summary>Number of parameters as a polynomial in the group widths.</summary>
    public required CostPolynomial Parameters { get; init; }

    /// <summary>Elements that convolutions, linear layers and products make of one input, as a polynomial in the group widths: what a training forward holds.</summary>
    public CostPolynomial Activations { get; init; } = new(0, []);

    /// <summary>FLOPs of one input by convention, as polynomials in the group widths.</summary>
    public required IReadOnlyDictionary<FlopsConvention, CostPolynomial> Flops { get; init; }

    /// <summary>The batch norms that can go into the layers in front of them, for inference, in the order of <c>forward</c>.</summary>
    public IReadOnlyList<FoldableNorm> FoldableNorms => foldableNorms ??= Graphs.FoldableNorms.Find(this);

    /// <summary>Length of the gate vector: the channels of all groups.</summary>
    public int GateCount => Groups.Sum(static g => g.Channels);

    /// <summary>The widths of the dense network, one a group.</summary>
    public int[] DenseWidths => Groups.Select(static g => g.Channels).ToArray();

    /// <summary>The smallest widths that a plan may leave, one a group; nothing of branches that may go.</summary>
    public int[] LeastWidths => Settled(Groups.Select(static g => g.LeastWidth).ToArray());

    /// <summary>The widths with everything gone that is in a branch that adds no channel.</summary>
    /// <param name="widths">One a group.</param>
    public int[] Settled(IReadOnlyList<int> widths)
    {
        var settled = widths.ToArray();
        foreach (var group in Branches.Where(b => b.IsGone(widths)).SelectMany(static b => b.Inner))
            settled[group] = 0;
        return settled;
    }
}
