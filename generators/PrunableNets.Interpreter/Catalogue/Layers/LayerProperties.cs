using System;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Hyper-parameters that user code reads back from a layer: <c>conv.out_channels</c>.</summary>
internal static class LayerProperties
{
    public static void AddTo(Catalogue catalogue)
    {
        Add<ConvolutionLayer>(catalogue, "Convolution", "in_channels", static l => l.InChannels);
        Add<ConvolutionLayer>(catalogue, "Convolution", "out_channels", static l => l.OutChannels);
        Add<ConvolutionLayer>(catalogue, "Convolution", "groups", static l => l.Groups);
        Add<LinearLayer>(catalogue, "Linear", "in_features", static l => l.InFeatures);
        Add<LinearLayer>(catalogue, "Linear", "out_features", static l => l.OutFeatures);
        Add<BatchNormLayer>(catalogue, "NormBase", "num_features", static l => l.Features);
    }

    private static void Add<T>(Catalogue catalogue, string type, string property, Func<T, long> read) where T : Operations.Layer =>
        catalogue.Property("TorchSharp.Modules." + type, property, call => call.Target is ModuleValue { Layer: T layer } ? new ScalarValue(read(layer)) : new UnknownValue($"{property} of {call.Target?.Describe()}", call.Origin));
}
