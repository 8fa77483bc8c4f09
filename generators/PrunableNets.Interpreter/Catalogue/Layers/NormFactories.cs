using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.BatchNorm1d</c>, <c>nn.BatchNorm2d</c>, <c>nn.BatchNorm3d</c>.</summary>
internal static class NormFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        for (var rank = 1; rank <= 3; rank++)
        {
            var spatial = rank;
            catalogue.Method("TorchSharp.torch.nn", $"BatchNorm{spatial}d", call =>
            {
                var layer = new BatchNormLayer(
                    spatial, call.Long("num_features"), call.Double("eps", 1e-5), call.Double("momentum", 0.1), call.Bool("affine", true), call.Bool("track_running_stats", true));
                return new ModuleValue("TorchSharp.Modules." + layer.Type, ModuleKind.Layer, layer);
            });
        }
    }
}
