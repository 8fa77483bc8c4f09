using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.LibTorch.Tests.Modules;

public sealed class ModuleTests
{
    [Fact]
    public void Fields_are_registered_under_their_names_or_the_name_they_ask_for()
    {
        using var module = new Named();
        Assert.Equal(["scale", "first.weight", "items.0.weight"], module.named_parameters().Select(item => item.name));
        Assert.Equal(["mean"], module.named_buffers().Select(item => item.name));
        Assert.Equal(["first", "items", "items.0"], module.named_modules().Select(item => item.name));
    }

    [Fact]
    public void Training_mode_reaches_every_descendant()
    {
        using var model = Sequential(Linear(2, 2), Sequential(Dropout(0.5)));
        model.eval();
        Assert.All(model.modules(), module => Assert.False(module.training));
        model.train();
        Assert.All(model.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Hooks_run_in_call_and_not_in_forward()
    {
        using var layer = ReLU();
        var seen = new List<string>();
        var before = layer.register_forward_pre_hook((_, input) => { seen.Add("before"); return input * -1; });
        layer.register_forward_hook((_, _, output) => { seen.Add("after"); return output + 1; });
        Assert.Equal(3f, layer.call(tensor(-2f)).item<float>());
        Assert.Equal(["before", "after"], seen);
        Assert.Equal(0f, layer.forward(tensor(-2f)).item<float>());
        Assert.Equal(2, seen.Count);
        before.remove();
        Assert.Equal(1f, layer.call(tensor(-2f)).item<float>());
    }

    [Fact]
    public void Conversion_keeps_the_parameter_objects_and_leaves_counters_alone()
    {
        using var model = Sequential(Conv2d(1, 2, 3), BatchNorm2d(2));
        var weight = model.parameters().First();
        model.to(float64);
        Assert.Same(weight, model.parameters().First());
        Assert.Equal(float64, weight.dtype);
        Assert.Equal(int64, model.get_buffer("1.num_batches_tracked").dtype);
        Assert.Equal(float64, model.call(zeros(1, 1, 4, 4, float64)).dtype);
    }

    [Fact]
    public void Batch_norm_tracks_statistics_in_training_only()
    {
        using var layer = BatchNorm1d(1);
        using var x = tensor(new float[] { 1, 3 }).reshape(2, 1);
        layer.call(x);
        Assert.Equal(0.2f, layer.running_mean.item<float>(), 1e-6f);
        Assert.Equal(1.1f, layer.running_var.item<float>(), 1e-6f);
        Assert.Equal(1, layer.num_batches_tracked.item<long>());
        layer.eval();
        layer.call(x);
        Assert.Equal(1, layer.num_batches_tracked.item<long>());
        Assert.Throws<ArgumentException>(() => layer.call(zeros(1, 1, 1, 1)));
    }

    [Fact]
    public void Weights_start_within_PyTorchs_bounds()
    {
        manual_seed(3);
        using var layer = Conv2d(8, 16, 3);
        var bound = 1 / Math.Sqrt(8 * 9);
        Assert.InRange(layer.weight.abs().max().item<float>(), 0.9 * bound, bound);
        Assert.InRange(layer.bias.abs().max().item<float>(), 0.5 * bound, bound);
    }

    [Fact]
    public void Names_must_be_free_and_without_dots()
    {
        using var module = new Named();
        Assert.Throws<ArgumentException>(() => module.register_module("first", Linear(1, 1)));
        Assert.Throws<ArgumentException>(() => module.register_buffer("a.b", zeros(1)));
        Assert.Throws<InvalidOperationException>(() => ReLU().register_buffer("x", zeros(1)));
    }

    [Fact]
    public void Sequential_has_all_its_forms()
    {
        var layers = new List<Module<Tensor, Tensor>> { Linear(2, 3), ReLU() };
        Assert.Equal(["0", "1"], Sequential(layers).named_children().Select(item => item.name));
        Assert.Equal(["a", "b"], Sequential(("a", layers[0]), ("b", layers[1])).named_children().Select(item => item.name));
        var grown = Sequential().append("x", Linear(2, 3)).append(Linear(3, 1));
        Assert.Equal(["x", "1"], grown.named_children().Select(item => item.name));
        Assert.Equal(1, grown[1..].Count);
        Assert.Equal([4, 1], grown.call(zeros(4, 2)).shape);
        using var input = zeros(1);
        Assert.False(ReferenceEquals(input, Sequential(ReLU(true), Identity()).call(input)));
        Assert.False(input.IsInvalid);
    }

    private sealed class Named : Module
    {
        private readonly Linear first = Linear(2, 2, hasBias: false);
        private readonly ModuleList<Module<Tensor, Tensor>> items = ModuleList<Module<Tensor, Tensor>>(Linear(2, 2, hasBias: false));
        private readonly Parameter scale = Parameter(ones(1));

        [ComponentName(Name = "mean")]
        private readonly Tensor average = zeros(1);

        internal Named() : base(nameof(Named))
        {
            RegisterComponents();
            _ = (first, items, scale, average);
        }
    }
}
