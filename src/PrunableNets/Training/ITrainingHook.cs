namespace PrunableNets;

/// <summary>
/// Takes part in the steps of an ordinary training (<see cref="Trainer.Hook"/>): a masked or noisy weight is a parametrisation, and needs
/// no training loop of its own. It is called on the training's thread and in its dispose scope, which ends with the step; what is to last
/// is detached from it.
/// </summary>
public interface ITrainingHook
{
    /// <summary>
    /// Before the forward of a step, when there are no gradients yet. With the first step a training begins, and whatever an earlier one
    /// left is forgotten.
    /// </summary>
    /// <param name="moment">Which step of what.</param>
    void BeforeForward(TrainingMoment moment);

    /// <summary>
    /// After the backward, before the optimiser: gradients are those of the step's batch, at the weights that the forward had.
    /// </summary>
    /// <param name="moment">Which step of what.</param>
    void AfterBackward(TrainingMoment moment);

    /// <summary>After the optimiser has changed the weights.</summary>
    /// <param name="moment">Which step of what.</param>
    void AfterStep(TrainingMoment moment);
}
