using PrunableNets.Interpreter.Operations.Layers;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Layers;

/// <summary><c>nn.Linear</c>.</summary>
internal static class LinearFactories
{
    public static void AddTo(Catalogue catalogue) => catalogue.Method("TorchSharp.torch.nn", "Linear", static call =>
    {
        // The names of 0.107; earlier releases agree.
        var layer = new LinearLayer(call.Long("inputSize"), call.Long("outputSize"), call.Bool("hasBias", true));
        return new ModuleValue("TorchSharp.Modules.Linear", ModuleKind.Layer, layer);
    });
}
