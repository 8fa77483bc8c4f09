using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp.Layers;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.CSharp;

/// <summary>The writers of all layers that a plan may change; the others are made by the call that made them.</summary>
internal static class LayerWriters
{
    private static readonly Dictionary<Type, LayerWriter> ByType = new LayerWriter[]
    {
        new BatchNormLayerWriter(), new BilinearLayerWriter(), new ConvolutionLayerWriter(), new ConvolutionTransposeLayerWriter(),
        new EmbeddingLayerWriter(), new GroupNormLayerWriter(), new InstanceNormLayerWriter(), new LayerNormLayerWriter(),
        new LinearLayerWriter(), new PReLULayerWriter(), new TensorLayerWriter(),
    }.ToDictionary(static w => w.Layer);

    /// <summary>The writer of a kind of layer; null where there is none.</summary>
    public static LayerWriter? Find(Type layer) => ByType.TryGetValue(layer, out var writer) ? writer : null;

    /// <summary>The making of the module of a layer with a state.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inputWidth">The number of channels that it reads, as an expression.</param>
    /// <param name="outputWidth">The number of channels that it makes, as an expression.</param>
    /// <exception cref="InvalidOperationException">There is neither a writer nor the call that made it; the message names it.</exception>
    public static string Write(Layer layer, string inputWidth, string outputWidth) =>
        Find(layer.GetType())?.Write(layer, inputWidth, outputWidth)
            ?? WriteCreation(layer)
            ?? throw new InvalidOperationException($"{layer.Type} has no writer in C#.");

    /// <summary>The call that made the layer; null where it is not known.</summary>
    public static string? WriteCreation(Layer layer) => layer.Creation is null ? null : CallText.OfFactory(layer.Creation);
}
