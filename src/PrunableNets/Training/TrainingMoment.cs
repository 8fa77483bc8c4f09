using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>A step of a training.</summary>
/// <param name="Model">What is trained.</param>
/// <param name="Step">From 0, over all epochs.</param>
/// <param name="StepsPerEpoch">Batches of an epoch.</param>
/// <param name="Steps">All steps of the training.</param>
public readonly record struct TrainingMoment(Module Model, int Step, int StepsPerEpoch, int Steps)
{
    /// <summary>From 0.</summary>
    public int Epoch => Step / StepsPerEpoch;

    /// <summary>Steps that are done when this one is.</summary>
    public int Done => Step + 1;

    /// <summary>Whether the training begins with this step.</summary>
    public bool IsFirst => Step == 0;
}
