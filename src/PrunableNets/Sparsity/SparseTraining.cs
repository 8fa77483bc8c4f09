using System;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// A training with masked weights. The masks are made with its first step, let everything through until the method says otherwise, and are
/// applied to gradients after every backward and to weights after every step. They stay, for the sparsity to be read, until the next
/// training or <see cref="Dispose"/>.
/// </summary>
public abstract class SparseTraining : ITrainingHook, IDisposable
{
    private WeightMasks? masks;

    private protected SparseTraining()
    {
    }

    /// <summary>Of the training that began last.</summary>
    /// <exception cref="InvalidOperationException">None has begun.</exception>
    public WeightMasks Masks =>
        masks ?? throw new InvalidOperationException("There are no masks before a training's first step; give a Trainer this Hook.");

    /// <inheritdoc/>
    public void BeforeForward(TrainingMoment moment)
    {
        if (!moment.IsFirst)
            return;
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        Dispose();
        masks = WeightMasks.Of(moment.Model);
        Begin(moment);
        masks.Apply();
    }

    /// <inheritdoc/>
    public void AfterBackward(TrainingMoment moment)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        Gradients(moment);
        Masks.ApplyToGradients();
    }

    /// <inheritdoc/>
    public void AfterStep(TrainingMoment moment)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        Masks.Apply();
        Stepped(moment);
    }

    /// <summary>Frees the masks and what else the training held.</summary>
    public void Dispose()
    {
        Release();
        masks?.Dispose();
        masks = null;
    }

    /// <summary>
    /// A training begins; the masks are applied afterwards. All three are called without gradients and in a dispose scope of their own.
    /// </summary>
    private protected virtual void Begin(TrainingMoment moment)
    {
    }

    /// <summary>There are gradients, those of masked elements too; they are masked afterwards.</summary>
    private protected virtual void Gradients(TrainingMoment moment)
    {
    }

    /// <summary>The optimiser has stepped and the masks are applied. Masks that change here are applied by whoever changes them.</summary>
    private protected virtual void Stepped(TrainingMoment moment)
    {
    }

    /// <summary>Frees what the method holds beside the masks.</summary>
    private protected virtual void Release()
    {
    }

    /// <summary>Refuses a training that ends before the method has done its work.</summary>
    /// <exception cref="InvalidOperationException">It has fewer steps.</exception>
    private protected void Require(TrainingMoment moment, long steps, string what)
    {
        if (moment.Steps < steps)
            throw new InvalidOperationException(
                $"{GetType().Name} {what} after {steps} steps, and the training has {moment.Steps} ({moment.StepsPerEpoch} an epoch).");
    }
}
