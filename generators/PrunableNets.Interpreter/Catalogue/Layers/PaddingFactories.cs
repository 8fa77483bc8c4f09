using System.Linq;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.ZeroPad2d</c>, <c>nn.ConstantPad1d</c> to <c>3d</c>, and reflection and replication padding.</summary>
internal static class PaddingFactories
{
    public static void AddTo(Catalogue catalogue)
    {
        Add(catalogue, "ZeroPad2d", 2, "Constant");
        for (var rank = 1; rank <= 3; rank++)
        {
            Add(catalogue, $"ConstantPad{rank}d", rank, "Constant");
            Add(catalogue, $"ReflectionPad{rank}d", rank, "Reflect");
            Add(catalogue, $"ReplicationPad{rank}d", rank, "Replicate");
        }
    }

    private static void Add(Catalogue catalogue, string module, int spatial, string mode) => catalogue.Method("TorchSharp.torch.nn", module, call => new ModuleValue(
        "TorchSharp.Modules." + module, ModuleKind.Layer, new PlainLayer(module, new Pad([.. call.Longs("padding", 2 * spatial, 0).Select(static p => new GivenSize(p))], mode, call.Double("value", 0)))));
}
