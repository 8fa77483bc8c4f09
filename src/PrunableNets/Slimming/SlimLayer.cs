using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets;

/// <summary>A convolution or linear layer of a slim network beside that of the dense network.</summary>
/// <param name="Path">Of the module in both.</param>
/// <param name="Dense">In the dense network.</param>
/// <param name="Slim">In the slim network.</param>
/// <param name="Kept">The positions of the dense layer's outputs that stayed; null where it is not known that any left.</param>
internal readonly record struct SlimLayer(string Path, Module<Tensor, Tensor> Dense, Module<Tensor, Tensor> Slim, long[]? Kept)
{
    /// <summary>All of them. A layer with several paths is there under the first, and once.</summary>
    /// <param name="whole">The dense network's modules by path.</param>
    /// <param name="slim">The slim network's.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="plan">The channels that stayed.</param>
    public static IEnumerable<SlimLayer> All(Dictionary<string, Module> whole, Dictionary<string, Module> slim, Architecture architecture, PruningPlan plan)
    {
        var entries = architecture.State.ToDictionary(static e => e.Key, StringComparer.Ordinal);
        return
            from path in slim.Where(static m => m.Value is Convolution or TorchSharp.Modules.Linear).DistinctBy(static m => m.Value).Select(static m => m.Key)
            let outputs = Outputs(entries, path)
            select new SlimLayer(path, (Module<Tensor, Tensor>)whole[path], (Module<Tensor, Tensor>)slim[path], outputs?.KeptPositions(plan));
    }

    /// <summary>A network's modules by path.</summary>
    public static Dictionary<string, Module> ByPath(Module module) => module.named_modules().ToDictionary(static m => m.name, static m => m.module, StringComparer.Ordinal);

    /// <summary>The channels that a layer makes; null where its weights do not tell.</summary>
    public static ChannelLayout? Outputs(IReadOnlyDictionary<string, StateEntry> entries, string path) => Made(entries, path + ".bias") ?? Made(entries, path + ".weight");

    private static ChannelLayout? Made(IReadOnlyDictionary<string, StateEntry> entries, string key) => entries.GetValueOrDefault(key) is { } entry
        ? entry.Dimensions.Where((d, i) => d is not null && entry.Roles[i] == ChannelRole.Output).FirstOrDefault()
        : null;
}
