using PrunableNets.Data;

namespace PrunableNets.Integration.Tests;

/// <summary>The first iteration at lambda = 0.9 against the terms in AutoBot's logs.</summary>
public sealed class FirstIterationTests
{
    [Theory]
    [InlineData("ResNet56", 55.84e6, 4.444)]
    [InlineData("ResNet110", 85.3e6, 4.695)]
    [InlineData("VGG16", 108.61e6, 4.266)]
    [InlineData("DenseNet40", 128.11e6, 3.964)]
    [InlineData("DenseNet40", 167.41e6, 3.299)]
    [InlineData("GoogLeNet", 450e6, 4.670)]
    public void FirstFlopsTermEqualsTheLog(string model, double target, double betaG)
    {
        var first = First(model, target);
        Assert.Equal(betaG, 6 * first.G, 0.0005);
        Assert.Equal(0.0400, 0.4 * first.H, 0.00005);
    }

    private static AutoBotIteration First(string name, double target)
    {
        var model = Zoo.Named(name);
        return First(model.CreateGated(model.Create()), model.Architecture, target);
    }

    private static AutoBotIteration First(GatedModule gated, Architecture architecture, double target)
    {
        var options = new AutoBotOptions { Iterations = 1, BatchSize = 2, ScoreWindowStart = 0 };
        var trainer = new AutoBotTrainer(architecture, new FlopsTarget(target, false, FlopsConvention.AutoBot), options);
        return trainer.Train(gated, ShapesDataset.Train(2)).Iterations[0];
    }
}
