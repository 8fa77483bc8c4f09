using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary>Batch, instance, group and layer norms.</summary>
internal static class NormFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        for (var rank = 1; rank <= 3; rank++)
        {
            var spatial = rank;
            catalogue.Method("TorchSharp.torch.nn", $"BatchNorm{spatial}d", call => Module(new BatchNormLayer(
                spatial, call.Long("num_features"), call.Double("eps", 1e-5), call.Double("momentum", 0.1), call.Bool("affine", true), call.Bool("track_running_stats", true))));
            catalogue.Method("TorchSharp.torch.nn", $"InstanceNorm{spatial}d", call => Module(new InstanceNormLayer(
                spatial, call.Long("num_features"), call.Double("eps", 1e-5), call.Double("momentum", 0.1), call.Bool("affine", false), call.Bool("track_running_stats", false))));
        }
        catalogue.Method("TorchSharp.torch.nn", "GroupNorm", Group);
        catalogue.Method("TorchSharp.torch.nn", "LayerNorm", static call => Module(new LayerNormLayer(
            call.LongList(call.Get("normalized_shape"), "normalized_shape"), call.Double("eps", 1e-5), call.Bool("elementwise_affine", true), call.Bool("bias", true))));
        catalogue.Method("TorchSharp.torch.nn", "PReLU", static call => Module(new PReLULayer(call.Long("num_parameters", 1), call.Double("init", PReLULayer.DefaultInitial))));
    }

    private static ModuleValue Group(CallContext call)
    {
        var (groups, channels) = (call.Long("num_groups"), call.Long("num_channels"));
        if (groups <= 0 || channels % groups != 0)
            throw call.Evaluator.Stop(FindingKind.Shape, call.Origin, $"GroupNorm: {channels} channels are no multiple of {groups} groups");
        return Module(new GroupNormLayer(groups, channels, call.Double("eps", 1e-5), call.Bool("affine", true)));
    }

    private static ModuleValue Module(Layer layer) => new("TorchSharp.Modules." + layer.Type, ModuleKind.Layer, layer);
}
