using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ModelZoo;
using PrunableNets.Data;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Gpu.Tests;

/// <summary>What a run does on its device, against the same on the CPU: on a GPU where there is one, else on the CPU, so that the tests themselves are tested.</summary>
public sealed class DeviceTests
{
    private static readonly CostTarget Half = CostTarget.Parse("50%", FlopsConvention.Mac);

    private static Device Device => TestDevice.Current;

    private static T Create<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        random.manual_seed(1);
        var model = T.Create();
        using (no_grad())
            foreach (var (name, tensor) in model.state_dict())
            {
                // As training leaves them: with fresh ones a removed channel would leave nothing behind.
                if (name.EndsWith("running_mean", StringComparison.Ordinal))
                    tensor.normal_(0.1, 0.5);
                else if (name.EndsWith("running_var", StringComparison.Ordinal))
                    tensor.uniform_(0.5, 1.5);
            }
        model.eval();
        return model;
    }

    private static AutoBotResult TrainGates(Device device, AutoBotOptions options, CheckpointFile? checkpoints = null, IProgress<AutoBotIteration>? progress = null)
    {
        using var scope = NewDisposeScope();
        var dense = Create<ResNet20>().to(device);
        var gated = ResNet20.CreateGated(dense).to(device);
        return new AutoBotTrainer(ResNet20.Architecture, Half, options).Train(gated, ShapesDataset.Train(64), progress, checkpoints);
    }

    private static void AssertClose(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance)
    {
        var pairs = expected.Zip(actual).ToArray();
        var largest = pairs.Max(static p => Math.Abs(p.First));
        Assert.All(pairs, p => Assert.InRange(Math.Abs(p.First - p.Second), 0, tolerance * largest));
    }

    [Fact]
    public void ANetworkGivesWhatItGivesOnTheCpu()
    {
        using var scope = NewDisposeScope();
        var model = Create<ResNet56>();
        var images = randn(16, 3, 32, 32);
        using var inference = inference_mode();
        var expected = model.call(images).data<float>().Select(static v => (double)v).ToArray();
        var actual = model.to(Device).call(images.to(Device)).cpu().data<float>().Select(static v => (double)v).ToArray();
        AssertClose(expected, actual, TestDevice.Tolerance);
    }

    [Fact]
    public void SlimNetworksEqualTheHardGatedOnes()
    {
        Check<ResNet56>();
        Check<VGG16>();
        Check<DenseNet40>();

        static void Check<T>() where T : Module<Tensor, Tensor>, IPrunableModel<T>
        {
            using var scope = NewDisposeScope();
            var dense = Create<T>().to(Device);
            var gated = T.CreateGated(dense);
            gated.Module.to(Device);
            var random = new Random(3);
            var plan = ThresholdSelection.Select(T.Architecture, [.. Enumerable.Range(0, T.Architecture.GateCount).Select(_ => (float)random.NextDouble())], Half).Plan;
            gated.Gates.Harden(plan);
            var slim = T.CreateSlim(dense, plan).to(Device);
            Assert.InRange(Equivalence.Compare(gated.Module, slim, ShapesDataset.Test(64), Device).RelativeDifference, 0, TestDevice.Tolerance);
        }
    }

    [Fact]
    public void TokensAreLearntAndPrunedThere()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var labels = randint(0, 5, [256], int64);
        // The first token is the class.
        var tokens = cat([labels.unsqueeze(1), randint(5, 1000, [256, 31], int64)], 1);
        var data = TensorDataset.From(tokens.to(Device), labels.to(Device), ["a", "b", "c", "d", "e"]);
        var dense = TextTransformer.Create().to(Device);
        var result = new Trainer(new TrainingOptions { Epochs = 3, BatchSize = 32, Optimizer = OptimizerKind.Adam, LearningRate = 0.003 }).Train(dense, data, data, Device);
        Assert.True(result.Epochs[^1].Loss < result.Epochs[0].Loss, "training does not lower the loss");

        var gated = TextTransformer.CreateGated(dense).to(Device);
        var gates = new AutoBotTrainer(TextTransformer.Architecture, Half, new AutoBotOptions { Iterations = 5, BatchSize = 32, ScoreWindowStart = 0, NoiseBatches = 2 }).Train(gated, data);
        var plan = ThresholdSelection.Select(TextTransformer.Architecture, gates.Scores, Half).Plan;
        gated.Gates.Harden(plan);
        Assert.InRange(Equivalence.Compare(gated, TextTransformer.CreateSlim(dense, plan).to(Device), data, Device).RelativeDifference, 0, TestDevice.Tolerance);
        Assert.All(Latency.Measure([dense, gated], data, Device, batchSize: 4, repetitions: 2), static l => Assert.True(l.Median > TimeSpan.Zero));
    }

    [Fact]
    public void GateTrainingGoesAsOnTheCpu()
    {
        var options = new AutoBotOptions { Iterations = 5, BatchSize = 32, ScoreWindowStart = 0 };
        var (expected, actual) = (TrainGates(CPU, options), TrainGates(Device, options));
        AssertClose(expected.Iterations.Select(static i => i.Loss), actual.Iterations.Select(static i => i.Loss), TestDevice.Tolerance);
        Assert.Equal(expected.Iterations[0].SoftCost, actual.Iterations[0].SoftCost, 1);
    }

    [Fact]
    public void GatesWithNoiseTrainAndTheirNoiseIsTheSeeds()
    {
        var options = new AutoBotOptions { Iterations = 3, BatchSize = 32, ScoreWindowStart = 0, NoiseBatches = 2 };
        var first = TrainGates(Device, options);
        AssertClose(first.Iterations.Select(static i => i.Loss), TrainGates(Device, options).Iterations.Select(static i => i.Loss), TestDevice.Tolerance);
        Assert.NotEqual(first.Iterations[0].Task, TrainGates(Device, options with { NoiseBatches = 0 }).Iterations[0].Task, 1e-6);
    }

    [Fact]
    public void GateTrainingResumesFromItsCheckpoint()
    {
        var folder = Directory.CreateTempSubdirectory("gpu");
        try
        {
            var options = new AutoBotOptions { Iterations = 6, BatchSize = 32, ScoreWindowStart = 0 };
            var file = new CheckpointFile(Path.Combine(folder.FullName, "c"), new Dictionary<string, string>(), 2, static _ => { });
            Assert.Throws<TimeoutException>(() => TrainGates(Device, options, file, new Breakdown(after: 3)));
            AssertClose(
                TrainGates(Device, options).Scores.Select(static s => (double)s), TrainGates(Device, options, file).Scores.Select(static s => (double)s), TestDevice.Tolerance);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void WeightsTrainThereAndComeBack()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var model = ResNet20.Create().to(Device);
        var data = ShapesDataset.Train(256);
        var result = new Trainer(new TrainingOptions { Epochs = 3, BatchSize = 64, LearningRate = 0.1 }).Train(model, data, data, Device);
        Assert.True(result.Epochs[^1].Loss < result.Epochs[0].Loss, "training does not lower the loss");

        var path = Path.GetTempFileName();
        try
        {
            Safetensors.Write(path, model.state_dict());
            var copy = ResNet20.Create();
            StateDict.Load(copy, Safetensors.Read(path));
            var (there, here) = (Evaluation.Measure(model, data, Device), Evaluation.Measure(copy, data, CPU));
            Assert.Equal(there.Loss, here.Loss, 10 * TestDevice.Tolerance * Math.Max(1, here.Loss));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void RandomNumbersAreTheSeeds()
    {
        Tensor Draw(long seed)
        {
            random.manual_seed(seed);
            return randn([100], device: Device);
        }

        Assert.True(Draw(1).equal(Draw(1)).all().ToBoolean());
        Assert.False(Draw(1).equal(Draw(2)).any().ToBoolean());
    }

    /// <summary>Breaks a training off.</summary>
    private sealed class Breakdown(int after) : IProgress<AutoBotIteration>
    {
        public void Report(AutoBotIteration value)
        {
            if (value.Index == after)
                throw new TimeoutException();
        }
    }
}
