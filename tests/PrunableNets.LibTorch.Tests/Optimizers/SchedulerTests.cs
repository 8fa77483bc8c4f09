using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.LibTorch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace PrunableNets.LibTorch.Tests.Optimizers;

public sealed class SchedulerTests
{
    private static readonly Dictionary<string, GoldenCase> Expected = GoldenCase.Read("optimizers.txt");

    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> Makers = new()
    {
        ["step"] = o => lr_scheduler.StepLR(o, 3, 0.5),
        ["multistep"] = o => lr_scheduler.MultiStepLR(o, [2, 5, 5, 9], 0.5),
        ["exponential"] = o => lr_scheduler.ExponentialLR(o, 0.8),
        ["constant"] = o => lr_scheduler.ConstantLR(o, 0.25, 4),
        ["linear"] = o => lr_scheduler.LinearLR(o, 0.1, 0.9, 6),
        ["cosine"] = o => lr_scheduler.CosineAnnealingLR(o, 5, 0.01),
        ["lambda"] = o => lr_scheduler.LambdaLR(o, epoch => 1.0 / (1 + epoch)),
        ["onecycle"] = o => lr_scheduler.OneCycleLR(o, 0.5, total_steps: 12),
        ["onecycle_linear"] = o => lr_scheduler.OneCycleLR(o, 0.5, epochs: 3, steps_per_epoch: 4, anneal_strategy: lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true, pct_start: 0.4),
        ["warmup_cosine"] = o => lr_scheduler.SequentialLR(o, [lr_scheduler.LinearLR(o, 0.1, 1.0, 3), lr_scheduler.CosineAnnealingLR(o, 8)], [3]),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Learning_rates_and_momentum_are_PyTorchs(string name)
    {
        using var optimizer = SGD([new Parameter(zeros(2, 3))], 0.1, momentum: 0.9);
        var scheduler = Makers[name](optimizer);
        var actual = new List<double>();
        for (var epoch = 0; epoch < 11; epoch++)
        {
            actual.Add(optimizer.ParamGroups.Single().LearningRate);
            scheduler.step();
        }
        actual.Add(((SGD.ParamGroup)optimizer.ParamGroups.Single()).Momentum);
        foreach (var (expected, value) in Expected[name].Values.Zip(actual))
            Assert.Equal(expected, value, 1e-9);
    }

    [Fact]
    public void A_plateau_lowers_the_rate_after_patience_runs_out()
    {
        using var optimizer = SGD([new Parameter(zeros(1))], 1);
        var scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, factor: 0.5, patience: 1);
        foreach (var loss in new[] { 3.0, 2.0, 2.0, 2.0 })
            scheduler.step(loss);
        Assert.Equal(0.5, scheduler.get_last_lr().Single());
    }
}
