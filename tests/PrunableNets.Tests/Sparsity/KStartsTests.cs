using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Sparsity;

/// <summary>Which of the masks is chosen where weights and gradients are made for one of them.</summary>
public sealed class KStartsTests
{
    private const int Weights = 40;

    private static KStartsOptions Options(MaskFitness fitness) =>
        new() { Density = 0.3, Starts = 8, Epochs = 2, Fitness = fitness, Seed = 5 };

    /// <summary>A number for the weights that the mask keeps, another for the rest; every other one negative.</summary>
    private static float[] Favouring(int start, float kept, float rest)
    {
        using var scope = NewDisposeScope();
        using var layer = Toy.Layer(new float[Weights], 5);
        using var masks = WeightMasks.Of(layer);
        var mask = Toy.Values(RandomMasks.Draw(masks, Options(MaskFitness.Both), start).Single());
        return [.. mask.Select((m, i) => (m != 0 ? kept : rest) * (i % 2 == 0 ? 1 : -1))];
    }

    [Theory]
    [InlineData(MaskFitness.Magnitude, 3)]
    [InlineData(MaskFitness.Gradient, 5)]
    [InlineData(MaskFitness.Both, 5)]
    public void TheFittestIsKept(MaskFitness fitness, int expected)
    {
        // Weights speak for mask 3, but softly; gradients for mask 5; and those of the first epoch, which do not count, loudly for mask 1.
        using var layer = Toy.Layer(Favouring(3, 1.1f, 1), 5);
        using var starts = new KStarts(Options(fitness));
        var (first, last) = (Favouring(1, 100, 0), Favouring(5, 1, 0.1f));
        for (var step = 0; step < 4; step++)
        {
            Assert.False(starts.Chosen.HasValue);
            Toy.Step(starts, layer, step, 2, 8, step < 2 ? first : last);
        }
        Assert.Equal(expected, starts.Chosen);
        Assert.Equal(8, starts.Fitness.Count);
        Assert.All(starts.Fitness, f => Assert.True(f <= starts.Fitness[expected]));
        Assert.Equal(Favouring(expected, 1, 0).Select(static m => m != 0), Toy.Mask(starts));
        Assert.Equal(0.7, WeightMasks.ZeroShare(layer), 1e-9);
        // And for the rest of the training.
        Toy.Step(starts, layer, 4, 2, 8, first, () => Toy.Set(layer, [.. Enumerable.Repeat(1f, Weights)]));
        Assert.Equal(0.7, WeightMasks.ZeroShare(layer), 1e-9);
        Assert.Equal(expected, starts.Chosen);
    }

    [Fact]
    public void FitnessIsTheShareOfTheDenseNetworks()
    {
        using var layer = Toy.Layer(Favouring(3, 2, 1), 5);
        using var starts = new KStarts(Options(MaskFitness.Magnitude));
        for (var step = 0; step < 4; step++)
            Toy.Step(starts, layer, step, 2, 8, new float[Weights]);
        // Twelve weights of 2, and 28 of 1.
        Assert.Equal(24.0 / 52, starts.Fitness[3], 1e-9);
    }

    [Fact]
    public void ATrainingWithoutTheEpochsToChooseInIsRefused()
    {
        using var layer = Toy.Layer(new float[Weights], 5);
        using var starts = new KStarts(Options(MaskFitness.Both));
        Assert.Throws<InvalidOperationException>(() => starts.BeforeForward(new TrainingMoment(layer, 0, 2, 3)));
        Assert.Equal("Starts", Assert.Throws<ArgumentOutOfRangeException>(() => new KStarts(new KStartsOptions { Starts = 0 })).ParamName);
    }
}
