using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Training;

/// <summary>Nothing of an iteration or a batch outlives it, with dispose scopes alone: as many tensors of this thread are alive after the last one as after the first ones.</summary>
public sealed class FlatMemoryTests
{
    private static long Alive => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void TwoHundredIterationsOfGateTrainingLeaveNoTensors(int noiseBatches)
    {
        using var dense = TinyData.TrainedNet(epochs: 1);
        using var gated = TinyNet.CreateGated(dense);
        var alive = new List<long>();
        var options = new AutoBotOptions { Iterations = 220, BatchSize = 8, Augmentation = null, NoiseBatches = noiseBatches };
        new AutoBotTrainer(TinyNet.Architecture, CostTarget.Parse("50%", FlopsConvention.Mac), options)
            .Train(gated, TinyData.Create(64, 1), new Callback<AutoBotIteration>(_ => alive.Add(Alive)));
        Assert.Equal(220, alive.Count);
        Assert.All(alive.Skip(20), count => Assert.Equal(alive[19], count));
    }

    [Theory]
    [InlineData(OptimizerKind.SGD)]
    [InlineData(OptimizerKind.AdamW)]
    public void EpochsOfTrainingLeaveNoTensors(OptimizerKind optimizer)
    {
        using var net = TinyData.TrainedNet(epochs: 1);
        using var teacher = TinyData.TrainedNet(epochs: 1);
        var alive = new List<long>();
        var options = new TrainingOptions { Epochs = 12, BatchSize = 8, LearningRate = 0.001, Optimizer = optimizer, Distillation = new DistillationOptions(), Forward = new ForwardOptions { ChannelsLast = true } };
        new Trainer(options).Train(net, TinyData.Create(160, 1), TinyData.Create(16, 2), CPU, new Callback<TrainingEpoch>(_ => alive.Add(Alive)), teacher: teacher);
        Assert.All(alive.Skip(2), count => Assert.Equal(alive[1], count));
    }

    [Fact]
    public void WhatOnlyRunsANetworkLeavesNoTensors()
    {
        using var net = TinyData.TrainedNet(epochs: 1);
        var data = TinyData.Create(40, 1);
        var before = Alive;
        Evaluation.Measure(net, data, CPU, batchSize: 7);
        Equivalence.Compare(net, net, data, CPU, batchSize: 7);
        Latency.Measure([net], data, CPU, repetitions: 3);
        BatchNormStatistics.Measure(net, new BatchLoader(data, new BatchLoaderOptions { BatchSize = 8 }), 3);
        Assert.Equal(before, Alive);
    }

    private sealed class Callback<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
