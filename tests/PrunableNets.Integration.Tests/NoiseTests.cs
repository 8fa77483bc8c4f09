using ModelZoo;
using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Integration.Tests;

/// <summary>The noise form of the bottleneck in generated networks, whose gates are partly folded into batch norms and partly concatenated.</summary>
public sealed class NoiseTests
{
    private static readonly AutoBotOptions OneIteration = new() { Iterations = 1, BatchSize = 4, Augmentation = null, ScoreWindowStart = 0, NoiseBatches = 1 };

    [Theory]
    [InlineData("ResNet20")]
    [InlineData("DenseNet40")]
    [InlineData("SeResNet20")]
    [InlineData("GoogLeNet")]
    public void OpenGatesGiveTheDenseNetworksLoss(string name)
    {
        var model = Zoo.Named(name);
        using var dense = model.CreateTrained();
        var data = ShapesDataset.Train(4);
        Assert.Equal(Evaluation.Measure(dense, data, CPU).Loss, Loss(model, dense, data, OneIteration, alpha: 200), 1e-5);
    }

    [Fact]
    public void GatesThatCloseGiveNoiseOfTheSeed()
    {
        var model = Zoo.Named("ResNet20");
        using var dense = model.CreateTrained();
        var data = ShapesDataset.Train(4);
        double With(AutoBotOptions options) => Loss(model, dense, data, options, alpha: 0);
        Assert.Equal(With(OneIteration), With(OneIteration));
        Assert.NotEqual(With(OneIteration), With(OneIteration with { NoiseBatches = 0 }));
        // All images are one batch, so the seed decides nothing but the noise, and their order.
        Assert.NotEqual(With(OneIteration), With(OneIteration with { Seed = 1 }), 1e-3);
    }

    private static double Loss(ZooModel model, Module<Tensor, Tensor> dense, Dataset data, AutoBotOptions options, double alpha)
    {
        using var gated = model.CreateGated(dense);
        using (no_grad())
            gated.Gates.Alpha.fill_(alpha);
        return new AutoBotTrainer(model.Architecture, CostTarget.Parse("50%", FlopsConvention.Mac), options).Train(gated, data).Iterations[0].Task;
    }
}
