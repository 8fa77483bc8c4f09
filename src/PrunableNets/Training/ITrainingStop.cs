using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Ends a training before its last epoch. What it has gathered is in the training's checkpoints, so that a resumed training ends where it would have.</summary>
internal interface ITrainingStop
{
    /// <summary>Whether the training is to end.</summary>
    bool IsReached { get; }

    /// <summary>Shows the network, before the first epoch and after every one.</summary>
    /// <param name="model">In training mode; it is left as it is, gradients aside.</param>
    /// <param name="epochs">Finished epochs.</param>
    void Observe(Module model, int epochs);

    /// <summary>All that <see cref="IsReached"/> of later epochs depends on.</summary>
    /// <returns>New tensors, for whoever calls.</returns>
    IEnumerable<KeyValuePair<string, torch.Tensor>> Save();

    /// <summary>Takes up what <see cref="Save"/> gave.</summary>
    void Load(IReadOnlyDictionary<string, torch.Tensor> saved);
}
