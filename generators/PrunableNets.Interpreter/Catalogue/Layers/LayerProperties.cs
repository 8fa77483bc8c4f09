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
        Add<LinearLayer>(catalogue, "Linear", "in_features", static l => l.InFeatures);
        Add<LinearLayer>(catalogue, "Linear", "out_features", static l => l.OutFeatures);
        Add<BilinearLayer>(catalogue, "Bilinear", "in1_features", static l => l.First);
        Add<BilinearLayer>(catalogue, "Bilinear", "in2_features", static l => l.Second);
        Add<BilinearLayer>(catalogue, "Bilinear", "out_features", static l => l.OutFeatures);
        Add<PReLULayer>(catalogue, "PReLU", "num_parameters", static l => l.Slopes);
        Add<GroupNormLayer>(catalogue, "GroupNorm", "num_groups", static l => l.Groups);
        catalogue.Property("TorchSharp.Modules.LayerNorm", "normalized_shape", static call => call.Target is ModuleValue { Layer: LayerNormLayer norm } ? Sizes(norm.NormalizedShape) : Unknown(call, "normalized_shape"));
        catalogue.Property("TorchSharp.Modules.NormBase", "num_features", static call => (call.Target as ModuleValue)?.Layer switch
        {
            BatchNormLayer norm => new ScalarValue(norm.Features),
            InstanceNormLayer norm => new ScalarValue(norm.Features),
            _ => Unknown(call, "num_features"),
        });
    }

    /// <summary>Convolutions and transposed ones derive from one class, which has the property.</summary>
    private static void AddBoth(Catalogue catalogue, string property, Func<ConvolutionLayer, long> read, Func<ConvolutionTransposeLayer, long> readTransposed) =>
        catalogue.Property("TorchSharp.Modules.Convolution", property, call => (call.Target as ModuleValue)?.Layer switch
        {
            ConvolutionLayer layer => new ScalarValue(read(layer)),
            ConvolutionTransposeLayer layer => new ScalarValue(readTransposed(layer)),
            _ => Unknown(call, property),
        });

    private static void AddSizes(Catalogue catalogue, string property, Func<ConvolutionLayer, IReadOnlyList<long>> read, Func<ConvolutionTransposeLayer, IReadOnlyList<long>> readTransposed) =>
        catalogue.Property("TorchSharp.Modules.Convolution", property, call => (call.Target as ModuleValue)?.Layer switch
        {
            ConvolutionLayer layer => Sizes(read(layer)),
            ConvolutionTransposeLayer layer => Sizes(readTransposed(layer)),
            _ => Unknown(call, property),
        });

    private static UnknownMemberValue Unknown(CallContext call, string property) => new($"{property} of {call.Target?.Describe()}", call.Origin);

    private static ListValue Sizes(IReadOnlyList<long> sizes) => new(sizes.Select(static s => (Value)new ScalarValue(s)), "long[]");

    private static void Add<T>(Catalogue catalogue, string type, string property, Func<T, long> read) where T : Operations.Layer =>
        catalogue.Property("TorchSharp.Modules." + type, property, call => call.Target is ModuleValue { Layer: T layer } ? new ScalarValue(read(layer)) : Unknown(call, property));
}
