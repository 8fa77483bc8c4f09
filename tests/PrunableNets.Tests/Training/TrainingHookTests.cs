using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Training;

/// <summary>When a trainer calls its hook, and that it is no other training for it.</summary>
public sealed class TrainingHookTests
{
    private static readonly TrainingOptions s_options = new() { Epochs = 2, BatchSize = 50, LearningRate = 0.1, Augmentation = null };

    [Fact]
    public void EveryStepIsToldThreeTimesAndWeightsChangeBetweenTheLastTwo()
    {
        using var net = Net();
        var recorder = new Recorder();
        new Trainer(s_options) { Hook = recorder }.Train(net, TinyData.Create(100, 1), TinyData.Create(20, 2), CPU);
        Assert.Equal(12, recorder.Calls.Count);
        for (var step = 0; step < 4; step++)
        {
            var calls = recorder.Calls.GetRange(3 * step, 3);
            Assert.Equal(["forward", "backward", "step"], calls.Select(static c => c.Name).ToArray());
            Assert.All(calls, c => Assert.Equal(new TrainingMoment(net, step, 2, 4), c.Moment));
            Assert.Equal([false, true, true], calls.Select(static c => c.HasGradients).ToArray());
            Assert.Equal(calls[0].Weights, calls[1].Weights);
            Assert.NotEqual(calls[1].Weights, calls[2].Weights);
        }
        Assert.Equal([0, 0, 1, 1], recorder.Calls.Where(static c => c.Name == "step").Select(static c => c.Moment.Epoch).ToArray());
    }

    [Fact]
    public void AHookThatDoesNothingChangesNoBit()
    {
        using var plain = Net();
        using var hooked = Net();
        var first = new Trainer(s_options).Train(plain, TinyData.Create(100, 1), TinyData.Create(20, 2), CPU);
        var trainer = new Trainer(s_options) { Hook = new TrainingHooks() };
        var second = trainer.Train(hooked, TinyData.Create(100, 1), TinyData.Create(20, 2), CPU);
        Assert.Equal(first.Epochs, second.Epochs);
        Assert.Equal(StateDict.Fingerprint(plain.state_dict()), StateDict.Fingerprint(hooked.state_dict()));
    }

    [Fact]
    public void AHookAndCheckpointsAreRefusedTogether()
    {
        using var net = Net();
        using var folder = new TemporaryFolder();
        var checkpoints = new CheckpointFile(folder.File("c"), new Dictionary<string, string>(), 1, static _ => { });
        var trainer = new Trainer(s_options) { Hook = new TrainingHooks() };
        var error = Assert.Throws<ArgumentException>(() =>
            trainer.Train(net, TinyData.Create(100, 1), TinyData.Create(20, 2), CPU, checkpoints: checkpoints));
        Assert.Equal("checkpoints", error.ParamName);
    }

    private static TinyNet Net()
    {
        random.manual_seed(1);
        return TinyNet.Create();
    }

    private sealed class Recorder : ITrainingHook
    {
        public List<(string Name, TrainingMoment Moment, bool HasGradients, string Weights)> Calls { get; } = [];

        public void BeforeForward(TrainingMoment moment) => Add("forward", moment);

        public void AfterBackward(TrainingMoment moment) => Add("backward", moment);

        public void AfterStep(TrainingMoment moment) => Add("step", moment);

        // Of parameters only: a forward in training changes batch norms' statistics.
        private void Add(string name, TrainingMoment moment) => Calls.Add((
            name, moment, moment.Model.parameters().All(static p => p.grad is not null && p.grad.abs().sum().ToDouble() > 0),
            StateDict.Fingerprint(moment.Model.named_parameters().Select(static p => KeyValuePair.Create(p.name, (Tensor)p.parameter)))));
    }
}
