using System.Collections.Generic;
using PrunableNets.Data;
using TorchSharp;

namespace PrunableNets;

/// <summary>Options of a method; its own derive from this. A static property of the options' own type is a preset, which configuration can name.</summary>
public abstract record MethodOptions
{
    /// <summary>Seed of everything that the method draws: order of batches, augmentation, noise, masks.</summary>
    public ulong Seed { get; set; }

    /// <summary>How the method's forwards are computed, where it lets that be chosen.</summary>
    internal virtual ForwardOptions? Forwards => null;

    /// <exception cref="System.ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>The batches that the method works on; batch norms are measured anew on the first of them.</summary>
    /// <param name="data">Training samples.</param>
    /// <param name="device">Where they are delivered.</param>
    public virtual BatchLoader CreateLoader(Dataset data, torch.Device device) =>
        new(data, new BatchLoaderOptions { BatchSize = 32, DropSingle = true, Seed = Seed, Device = device });

    /// <summary>What these options come to on the given data: random crops and flips are for images.</summary>
    internal virtual MethodOptions For(Dataset data) => this;

    /// <summary>Key and problem of each option that needs another objective.</summary>
    internal virtual IEnumerable<(string Key, string Problem)> ProblemsWith(Objective objective) => [];
}
