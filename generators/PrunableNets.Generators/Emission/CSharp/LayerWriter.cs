using System;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>How generated code makes the module of a kind of layer that has a state.</summary>
internal abstract class LayerWriter
{
    public abstract Type Layer { get; }

    /// <summary>The factory call.</summary>
    /// <param name="layer">Of the kind.</param>
    /// <param name="inputWidth">The number of channels that it reads, as an expression.</param>
    /// <param name="outputWidth">The number of channels that it makes, as an expression.</param>
    public abstract string Write(Layer layer, string inputWidth, string outputWidth);
}

/// <inheritdoc/>
internal abstract class LayerWriter<TLayer> : LayerWriter where TLayer : Layer
{
    public sealed override Type Layer => typeof(TLayer);

    public sealed override string Write(Layer layer, string inputWidth, string outputWidth) =>
        Write((TLayer)layer, inputWidth, outputWidth);

    protected abstract string Write(TLayer layer, string inputWidth, string outputWidth);

    /// <summary>How many groups are left, where channels go group by group.</summary>
    /// <param name="width">The number of channels, as an expression.</param>
    /// <param name="channelsPerGroup">Of the dense layer.</param>
    protected static string Groups(string width, long channelsPerGroup) => channelsPerGroup == 1 ? width
        : width.EndsWith($" * {Literals.Of(channelsPerGroup)}", StringComparison.Ordinal) && width.IndexOf('+') < 0
            ? width.Substring(0, width.LastIndexOf(" * ", StringComparison.Ordinal))
        : Marks.Map(width, known => Literals.Of(known / channelsPerGroup)) ?? $"({width}) / {Literals.Of(channelsPerGroup)}";
}
