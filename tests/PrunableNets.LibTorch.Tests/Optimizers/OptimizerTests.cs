using System;
using System.Collections.Generic;
using PrunableNets.LibTorch.Tests.Golden;
using PrunableNets.LibTorch.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Optimizers;

public sealed class OptimizerTests
{
    private static readonly Dictionary<string, GoldenCase> Expected = GoldenCase.Read("optimizers.txt");

    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Makers = new()
    {
        ["sgd"] = p => optim.SGD(p, 0.1),
        ["sgd_momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01),
        ["sgd_nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true),
        ["sgd_dampening"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.2, maximize: true),
        ["adam"] = p => optim.Adam(p, 0.05, beta1: 0.8, beta2: 0.99, weight_decay: 0.1),
        ["adam_amsgrad"] = p => optim.Adam(p, 0.05, amsgrad: true),
        ["adamw"] = p => optim.AdamW(p, 0.05, weight_decay: 0.1),
        ["rmsprop"] = p => optim.RMSProp(p, 0.02, momentum: 0.5, centered: true, weight_decay: 0.01),
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_is_PyTorchs(string name)
    {
        var w = new Parameter(Wave.Of(2, 3));
        using var optimizer = Makers[name]([w]);
        for (var step = 0; step < 5; step++)
        {
            Step(optimizer, w, step);
            Same(Expected[$"{name}.{step}"].Values, w);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_resumes_from_saved_state(string name)
    {
        using var file = new TemporaryFile();
        var first = new Parameter(Wave.Of(2, 3));
        using var before = Makers[name]([first]);
        for (var step = 0; step < 3; step++)
            Step(before, first, step);
        ((OptimizerHelper)before).save_state_dict(file.Path);

        var second = new Parameter(first.detach().clone());
        using var after = Makers[name]([second]);
        ((OptimizerHelper)after).load_state_dict(file.Path);
        for (var step = 3; step < 5; step++)
            Step(after, second, step);
        Same(Expected[$"{name}.4"].Values, second);
    }

    [Fact]
    public void Groups_have_their_own_options_and_take_the_rest_from_the_defaults()
    {
        var slow = new Parameter(zeros(1));
        var fast = new Parameter(zeros(1));
        using var optimizer = optim.SGD([new SGD.ParamGroup([slow], lr: 0.1), new SGD.ParamGroup([fast], new SGD.Options { LearningRate = 1 })], 0.5);
        (slow + fast).sum().backward();
        optimizer.step();
        Assert.Equal(-0.1f, slow.item<float>());
        Assert.Equal(-1f, fast.item<float>());
        Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([slow], lr: 0.1)));
    }

    private static void Step(optim.Optimizer optimizer, Parameter w, int step)
    {
        optimizer.zero_grad();
        ((w * Wave.Of(0.3 + step, [2, 3])).sum() - 1).pow(2).backward();
        optimizer.step();
    }

    private static void Same(double[] expected, Tensor actual)
    {
        var values = Wave.Values(actual);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(expected[i], values[i], 2e-5);
    }
}
