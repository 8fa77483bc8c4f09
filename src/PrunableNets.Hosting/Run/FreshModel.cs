using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>A new network whose weights are those of a seed, as a repeatable training needs them.</summary>
internal static class FreshModel
{
    private const int SmallSize = 1 << 14;

    /// <summary>
    /// Makes it twice, with memory between that is full of NaN: a weight that nobody initialised - TorchSharp leaves those of a new
    /// <c>GroupNorm</c> as the memory was - is told by that, and so is one that was drawn from other random numbers than torch's.
    /// </summary>
    /// <exception cref="InvalidDataException">There are such weights; the message names them.</exception>
    public static TModel Create<TModel>(ulong seed) where TModel : Module, IPrunableModel<TModel>
    {
        var expected = new Dictionary<string, string>();
        using (NewDisposeScope())
        {
            random.manual_seed((long)seed);
            using var first = TModel.Create();
            var poison = new List<Tensor>();
            foreach (var (name, value) in first.state_dict())
            {
                expected[name] = Fingerprint(name, value);
                // A heap has many free places of a small size, one of a large one.
                for (var i = 0; i < (value.numel() < SmallSize ? 16 : 1) && value.is_floating_point(); i++)
                    poison.Add(full_like(value, double.NaN));
            }
            // Freed now, for the next network to be made in.
            poison.ForEach(static p => p.Dispose());
        }
        random.manual_seed((long)seed);
        var model = TModel.Create();
        var others = model.state_dict().Where(e => Fingerprint(e.Key, e.Value) != expected[e.Key]).Select(static e => e.Key).ToArray();
        if (others.Length == 0)
            return model;
        model.Dispose();
        throw new InvalidDataException(
            $"{TModel.Architecture.Model} made twice with one seed has different values in {string.Join(", ", others)}. Initialise them in the constructor, from torch's random numbers or none; TorchSharp itself does not for GroupNorm (init.ones_, init.zeros_).");
    }

    private static string Fingerprint(string name, Tensor value) => StateDict.Fingerprint([new(name, value)]);
}
