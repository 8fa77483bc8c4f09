using System.Collections.Generic;

namespace PrunableNets;

/// <summary>One operation of <c>forward</c>, and the tensor that it makes.</summary>
/// <param name="Operation">TorchSharp's name of the function, or the type of the layer: <c>relu</c>, <c>cat</c>, <c>Conv2d</c>.</param>
/// <param name="Inputs">The numbers of the nodes that it reads.</param>
/// <param name="Shape">Of the dense network's tensor.</param>
public sealed record GraphNode(string Operation, IReadOnlyList<int> Inputs, IReadOnlyList<GraphDimension> Shape)
{
    /// <summary>The layer whose weights it reads, or the key of the parameter or buffer that it is; null for operations without.</summary>
    public string? Layer { get; init; }

    /// <summary>The type of its elements, a member of TorchSharp's <c>ScalarType</c>; null for that of the network's weights.</summary>
    public string? ElementType { get; init; }

    /// <summary>The dimension that a plan may narrow; -1 where there is none.</summary>
    public int ChannelDimension { get; init; } = -1;

    /// <summary>The channels of that dimension; null where a plan narrows none.</summary>
    public ChannelLayout? Channels { get; init; }

    /// <summary>The gated twin multiplies the tensor with the gates of its channels.</summary>
    public bool IsGated { get; init; }

    /// <summary>
    /// Statistics are taken over the channels of the first input: in the gated twin over those that its gates let through.
    /// </summary>
    public bool IsOverChannels { get; init; }

    /// <summary>The innermost of <see cref="Architecture.Branches"/> that it is in; -1 where it is in none.</summary>
    public int Branch { get; init; } = -1;

    /// <summary>The arguments under their TorchSharp names; those that have their usual value are left out.</summary>
    public GraphAttributes Attributes { get; init; } = GraphAttributes.None;
}
