using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Objectives;

/// <summary>The loss of two exits on two samples of three classes, worked out by hand in double precision.</summary>
public sealed class EarlyExitObjectiveTests : IDisposable
{
    private static readonly double[][] s_first = [[1, 2, 3], [0, -1, 1]];
    private static readonly double[][] s_last = [[-2, 0.5, 0], [3, 1, -1]];
    private static readonly int[] s_labels = [2, 0];

    private readonly DisposeScope scope = NewDisposeScope();
    private readonly Tensor output;
    private readonly Batch batch;

    public EarlyExitObjectiveTests()
    {
        double[] stacked = [.. s_first[0], .. s_last[0], .. s_first[1], .. s_last[1]];
        output = tensor(stacked, float64).InOwnMemory().reshape(2, 2, 3);
        batch = new Batch(zeros(2, 3), tensor([2L, 0L]));
    }

    public void Dispose() => scope.Dispose();

    /// <summary>Of -log softmax, (1 - s) of the label's and s of the mean over classes; the mean over the samples.</summary>
    private static double CrossEntropy(double[][] logits, double smoothing = 0) => logits.Zip(s_labels, (own, label) =>
    {
        var all = Math.Log(own.Sum(static l => Math.Exp(l)));
        return ((1 - smoothing) * (all - own[label])) + (smoothing * (all - own.Average()));
    }).Average();

    private double Loss(Objective objective) => objective.Loss(output, batch).ToDouble();

    [Fact]
    public void TheLossIsTheWeightedMeanOverTheExits()
    {
        Assert.Equal((CrossEntropy(s_first) + CrossEntropy(s_last)) / 2, Loss(Objective.EarlyExits()), 1e-12);
        Assert.Equal((CrossEntropy(s_first) + (3 * CrossEntropy(s_last))) / 4, Loss(Objective.EarlyExits([1, 3])), 1e-12);
        Assert.Equal(CrossEntropy(s_first), Loss(Objective.EarlyExits([0.5, 0])), 1e-12);
    }

    [Fact]
    public void LabelSmoothingIsThatOfEveryExit() => Assert.Equal(
        (CrossEntropy(s_first, 0.1) + (3 * CrossEntropy(s_last, 0.1))) / 4, Loss(Objective.EarlyExits([1, 3]).Smoothed(0.1)), 1e-12);

    [Fact]
    public void TheLastExitAloneHasItsOwnLoss()
    {
        Assert.Equal(CrossEntropy(s_last), Loss(Objective.EarlyExits([1, 0]).LastExit!), 1e-12);
        Assert.Null(Objective.Classification.LastExit);
    }

    [Fact]
    public void RightIsWhatTheLastExitAnswers()
    {
        // The first exit is right about the first sample, the last about the second.
        Assert.Equal([false, true], Right(Objective.EarlyExits([1, 0])));
        Assert.Equal([false, true], Right(Objective.EarlyExits().LastExit!));

        bool[] Right(Objective objective)
        {
            var right = objective.Right(output, batch)!;
            Assert.Equal((ScalarType.Bool, 1L), (right.dtype, right.dim()));
            return [.. right.to(int64).data<long>().ToArray().Select(static r => r == 1)];
        }
    }

    [Fact]
    public void TheNameTellsTheWeights()
    {
        Assert.Equal("cross entropy of exits", Objective.EarlyExits().Name);
        Assert.Equal("cross entropy of exits, weights 0.3, 1", Objective.EarlyExits([0.3, 1]).Name);
    }

    [Fact]
    public void OutputsOfAnotherShapeOrAnotherNumberOfExitsAreRefused()
    {
        var flat = Assert.Throws<ArgumentException>(() => Objective.EarlyExits().Loss(output[0], batch));
        Assert.StartsWith("The output is [2, 3]; a network with early exits gives the logits of all of them, [N, exits, classes]", flat.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Objective.EarlyExits().Right(output[0], batch));
        var three = Assert.Throws<ArgumentException>(() => Objective.EarlyExits([1, 1, 1]).Loss(output, batch));
        Assert.StartsWith("There are 3 weights for 2 exits", three.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsThatAreNoneAreRefused()
    {
        double[][] wrong = [[], [0, 0], [-1, 2], [1, double.NaN], [1, double.PositiveInfinity]];
        Assert.All(wrong, static w => Assert.StartsWith(
            "Weights of exits are finite", Assert.Throws<ArgumentException>(() => Objective.EarlyExits(w)).Message, StringComparison.Ordinal));
    }
}
