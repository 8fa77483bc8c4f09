using System;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Training;

public sealed class TrainingLossTests
{
    private static readonly Tensor Labels = tensor([2L, 0L]);

    private static readonly Batch Samples = new(zeros(2, 3), Labels);

    private static Tensor Logits() => tensor([1f, 2, 3, 0, -1, 1], [2, 3]);

    private static double Evaluate(TrainingOptions options, Module<Tensor, Tensor>? teacher)
    {
        using var loss = new TrainingLoss(options, teacher, Objective.Classification);
        return loss.Evaluate(Logits(), Samples).ToDouble();
    }

    private static double CrossEntropy() => functional.cross_entropy(Logits(), Labels).ToDouble();

    /// <summary>By hand, in float64: (1 - w) CE + w T^2 mean over images of sum p_t (log p_t - log p_s).</summary>
    [Fact]
    public void DistillationIsThePapers()
    {
        var options = new TrainingOptions { Distillation = new DistillationOptions { Temperature = 2, Weight = 0.25 } };
        using var teacher = new Constant(3, 1, 0, -1, 2, 0);
        double[][] taught = [[3, 1, 0], [-1, 2, 0]], learnt = [[1, 2, 3], [0, -1, 1]];
        var divergence = 0.0;
        for (var image = 0; image < 2; image++)
            for (var c = 0; c < 3; c++)
                divergence += Softmax(taught[image], c) * (Math.Log(Softmax(taught[image], c)) - Math.Log(Softmax(learnt[image], c)));
        Assert.Equal(0.75 * CrossEntropy() + 0.25 * 4 * divergence / 2, Evaluate(options, teacher), 1e-5);

        static double Softmax(double[] logits, int c)
        {
            var sum = 0.0;
            foreach (var logit in logits)
                sum += Math.Exp(logit / 2);
            return Math.Exp(logits[c] / 2) / sum;
        }
    }

    [Fact]
    public void ATeacherThatAgreesLeavesTheLabelsShare()
    {
        using var teacher = new Constant(1, 2, 3, 0, -1, 1);
        var options = new TrainingOptions { Distillation = new DistillationOptions { Weight = 0.5 } };
        Assert.Equal(CrossEntropy() / 2, Evaluate(options, teacher), 1e-5);
    }

    [Fact]
    public void WithoutDistillationATeacherIsNotAsked()
    {
        using var teacher = new Constant();
        Assert.Equal(CrossEntropy(), Evaluate(new TrainingOptions(), teacher), 1e-6);
    }

    [Fact]
    public void DistillationWithoutATeacherIsRefused() =>
        Assert.Throws<ArgumentException>(() => new TrainingLoss(new TrainingOptions { Distillation = new DistillationOptions() }, null, Objective.Classification));

    [Fact]
    public void TheTeacherIsInEvaluationModeForAWhileAndGetsNoGradients()
    {
        using var teacher = new Constant(1, 2, 3, 0, -1, 1);
        teacher.train();
        using var logits = Logits().requires_grad_();
        using (var loss = new TrainingLoss(new TrainingOptions { Distillation = new DistillationOptions() }, teacher, Objective.Classification))
        {
            Assert.False(teacher.training);
            loss.Evaluate(logits, Samples).backward();
        }
        Assert.True(teacher.training);
        Assert.NotNull(logits.grad);
    }

    /// <summary>Gives the same logits for any images.</summary>
    private sealed class Constant(params float[] logits) : Module<Tensor, Tensor>(nameof(Constant))
    {
        public override Tensor forward(Tensor input) => tensor(logits, [2, 3]);
    }
}
