namespace PrunableNets.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(50, 0.01)]
    [InlineData(100, 0)]
    public void CosineFallsToZero(int step, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.Cosine.At(0.02, step, 100), 1e-12);

    /// <summary>From PyTorch: OneCycleLR(SGD(lr=1), max_lr=0.1, total_steps=20, cycle_momentum=False).</summary>
    [Theory]
    [InlineData(0, 0.0040000000)]
    [InlineData(1, 0.0131671843)]
    [InlineData(3, 0.0668328157)]
    [InlineData(5, 0.1000000000)]
    [InlineData(6, 0.0987464006)]
    [InlineData(12, 0.0500002000)]
    [InlineData(19, 0.0000004000)]
    public void OneCycleIsPyTorchs(int step, double expected) =>
        Assert.Equal(expected, LearningRateSchedule.OneCycle.At(0.1, step, 20), 1e-9);

    /// <summary>PyTorch: StepLR(SGD(lr=0.1), step_size=2, gamma=0.5), stepped once an epoch of ten steps.</summary>
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(19, 0.1)]
    [InlineData(20, 0.05)]
    [InlineData(59, 0.025)]
    public void StepsArePyTorchs(int step, double expected) =>
        Assert.Equal(expected, new TrainingOptions { Epochs = 6, LearningRate = 0.1, Schedule = LearningRateSchedule.Step, StepEpochs = 2, StepFactor = 0.5 }.LearningRateAt(step, 10), 1e-12);

    [Theory]
    [InlineData(0, 0.005)]
    [InlineData(9, 0.05)]
    [InlineData(19, 0.1)]
    [InlineData(20, 0.1)]
    [InlineData(60, 0.05)]
    [InlineData(100, 0)]
    public void WarmUpRisesInALineAndTheScheduleHasTheRest(int step, double expected) =>
        Assert.Equal(expected, new TrainingOptions { Epochs = 10, LearningRate = 0.1, WarmUpEpochs = 2 }.LearningRateAt(step, 10), 1e-12);
}
