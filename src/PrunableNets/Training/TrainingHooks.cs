using System;

namespace PrunableNets;

/// <summary>Several hooks as one; each is called in their order. Of masks those weights are left that all of them let through.</summary>
/// <param name="hooks">They belong to whoever made them.</param>
public sealed class TrainingHooks(params ITrainingHook[] hooks) : ITrainingHook
{
    /// <inheritdoc/>
    public void BeforeForward(TrainingMoment moment) => Array.ForEach(hooks, h => h.BeforeForward(moment));

    /// <inheritdoc/>
    public void AfterBackward(TrainingMoment moment) => Array.ForEach(hooks, h => h.AfterBackward(moment));

    /// <inheritdoc/>
    public void AfterStep(TrainingMoment moment) => Array.ForEach(hooks, h => h.AfterStep(moment));
}
