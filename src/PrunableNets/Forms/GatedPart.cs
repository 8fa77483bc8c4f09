using System.ComponentModel;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A part of a gated twin: a module with a class of its own. Its <c>forward</c> is given the gates of all groups, split.</summary>
/// <param name="name">Of its class.</param>
/// <param name="gates">Of the twin.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GatedPart(string name, ChannelGates gates) : nn.Module(name)
{
    /// <summary>Of the twin.</summary>
    protected ChannelGates Gates { get; } = gates;

    /// <inheritdoc/>
    // Everything is registered by the constructors and nothing by reflection, so that forms work trimmed and compiled ahead of time.
    protected override void RegisterComponents()
    {
    }
}
