using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Hyper-parameters that user code reads back from a layer: <c>conv.out_channels</c>.</summary>
internal static class LayerProperties
{
    public static void AddTo(Catalogue catalogue)
    {
        AddBoth(catalogue, "in_channels", static l => l.InChannels, static l => l.InChannels);
        AddBoth(catalogue, "out_channels", static l => l.OutChannels, static l => l.OutChannels);
        AddBoth(catalogue, "groups", static l => l.Groups, static l => l.Groups);
        AddSizes(catalogue, "kernel_size", static l => l.Kernel, static l => l.Kernel);
        AddSizes(catalogue, "stride", static l => l.Stride, static l => l.Stride);
        AddSizes(catalogue, "padding", static l => l.Padding, static l => l.Padding);
        AddSizes(catalogue, "dilation", static l => l.Dilation, static l => l.Dilation);
        Add<EmbeddingLayer>(catalogue, "Embedding", "embedding_dim", static l => l.Dimensions);
        Add<LinearLayer>(catalogue, "Linear", "in_features", static l => l.InFeatures);
        Add<LinearLayer>(catalogue, "Linear", "out_features", static l => l.OutFeatures);
        Add<BatchNormLayer>(catalogue, "NormBase", "num_features", static l => l.Features);
    }

    /// <summary>Convolutions and transposed ones derive from one class, which has the property.</summary>
    private static void AddBoth(Catalogue catalogue, string property, Func<ConvolutionLayer, long> read, Func<ConvolutionTransposeLayer, long> readTransposed) =>
        catalogue.Property("TorchSharp.Modules.Convolution", property, call => (call.Target as ModuleValue)?.Layer switch
        {
            ConvolutionLayer layer => new ScalarValue(read(layer)),
            ConvolutionTransposeLayer layer => new ScalarValue(readTransposed(layer)),
            _ => new UnknownValue($"{property} of {call.Target?.Describe()}", call.Origin),
        });

    private static void AddSizes(Catalogue catalogue, string property, Func<ConvolutionLayer, IReadOnlyList<long>> read, Func<ConvolutionTransposeLayer, IReadOnlyList<long>> readTransposed) =>
        catalogue.Property("TorchSharp.Modules.Convolution", property, call => (call.Target as ModuleValue)?.Layer switch
        {
            ConvolutionLayer layer => Sizes(read(layer)),
            ConvolutionTransposeLayer layer => Sizes(readTransposed(layer)),
            _ => new UnknownValue($"{property} of {call.Target?.Describe()}", call.Origin),
        });

    private static ListValue Sizes(IReadOnlyList<long> sizes) => new(sizes.Select(static s => (Value)new ScalarValue(s)), "long[]");

    private static void Add<T>(Catalogue catalogue, string type, string property, Func<T, long> read) where T : Operations.Layer =>
        catalogue.Property("TorchSharp.Modules." + type, property, call => call.Target is ModuleValue { Layer: T layer } ? new ScalarValue(read(layer)) : new UnknownValue($"{property} of {call.Target?.Describe()}", call.Origin));
}
