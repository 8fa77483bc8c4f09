using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using PrunableNets.Generators.Tests.Support;
using PrunableNets.TestKit;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Module = TorchSharp.torch.nn.Module;

namespace PrunableNets.Generators.Tests.Breadth;

/// <summary>The forms of one network against each other, whatever number of inputs it has.</summary>
internal static class SlimAndGated
{
    private const int Plans = 2;

    /// <summary>In float32 to 1e-5, and in float64 to 1e-9.</summary>
    /// <returns>The network computes in float64; those that make a tensor of float32 themselves do not, nor those that TorchSharp cannot convert.</returns>
    public static bool AssertComputeTheSame(Type model, Architecture architecture, BreadthNetwork network)
    {
        Assert.True(AreTheSame(model, architecture, network, float32, 1e-5));
        return !network.IsSingle && AreTheSame(model, architecture, network, float64, 1e-9);
    }

    private static bool AreTheSame(Type model, Architecture architecture, BreadthNetwork network, ScalarType type, double tolerance)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var generator = new torch.Generator(1, CPU);
        if (Converted(Static(model, "Create"), type) is not { } dense)
            return false;
        Trained.Draw(dense, generator);
        var shapes = network.Shapes.Zip(architecture.BatchDimensions, static (sizes, batch) => (long[])[.. sizes[..batch], 2, .. sizes[batch..]]);
        var inputs = shapes.Zip(network.AreWhole, (shape, isWhole) => isWhole ? randint(network.Below, shape, dtype: int64, generator: generator) : randn(shape, type, generator: generator)).ToArray();
        if (Computed(dense, inputs, type) is not { } expected)
            return false;
        using var gated = Static(model, "CreateGated", dense);
        gated.eval();
        var gates = (ChannelGates)gated.GetType().GetProperty("Gates")!.GetValue(gated)!;
        gates.OpenAll();
        Near(expected, Call(gated, inputs), "The gated twin with open gates differs from the class itself", tolerance);
        using (var whole = Slim(PruningPlan.Full(architecture)))
            Near(expected, Call(whole, inputs), "Slim with all channels differs from the class itself", tolerance);
        for (var seed = 0; seed < Plans; seed++)
        {
            var plan = TestPlans.Random(architecture, seed);
            gates.Harden(plan);
            using var slim = Slim(plan);
            AssertShare(slim, architecture);
            Near(Call(gated, inputs), Call(slim, inputs), $"Slim differs from hard-gated at widths [{string.Join(" ", plan.Widths)}]", tolerance);
        }
        return true;

        Module Slim(PruningPlan plan)
        {
            var slim = Converted(Static(model, "CreateSlim", dense, plan), type)!;
            // Again, now that nothing is rounded to float32 on the way.
            if (type != float32)
                SlimWeights.Copy(dense, slim, architecture, plan);
            slim.eval();
            return slim;
        }
    }

    /// <summary>Null where TorchSharp cannot convert the class: it stops at containers of parameters, and at parameters that two layers share.</summary>
    private static Module? Converted(Module module, ScalarType type)
    {
        if (type == float32)
            return module;
        try
        {
            module.to(type);
            return module.state_dict().Values.All(t => !t.is_floating_point() || t.dtype == type) ? module : null;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What the class gives; null where it cannot compute in that type.</summary>
    private static Tensor? Computed(Module dense, Tensor[] inputs, ScalarType type)
    {
        try
        {
            return Call(dense, inputs) is var output && output.dtype == type ? output : null;
        }
        catch (ExternalException) when (type != float32)
        {
            return null;
        }
    }

    /// <summary>What the class holds once is held once by the slim form too: a value that is written under one key is there under the others.</summary>
    private static void AssertShare(Module slim, Architecture architecture)
    {
        var state = slim.state_dict();
        foreach (var keys in architecture.SharedWeights)
        {
            var value = state[keys[0]];
            using var before = value.clone();
            value.add_(1);
            Assert.All(keys, key => Assert.True(state[key].eq(value).all().ToBoolean(), $"{key} is not {keys[0]}"));
            value.copy_(before);
        }
    }

    private static Module Static(Type model, string method, params object[] arguments) =>
        (Module)model.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    /// <summary>Calls <c>forward</c>; inputs that are left out are null.</summary>
    private static Tensor Call(Module module, Tensor[] inputs)
    {
        var call = module.GetType().GetMethods().Where(static m => m.Name == "forward").OrderBy(static m => m.GetParameters().Length).First(m => m.GetParameters().Length >= inputs.Length);
        var arguments = inputs.Select(static i => (object?)i.clone()).Concat(Enumerable.Repeat<object?>(null, call.GetParameters().Length - inputs.Length)).ToArray();
        return (Tensor)call.Invoke(module, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private static void Near(Tensor expected, Tensor actual, string message, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        var difference = (expected - actual).abs().max().ToDouble() / (expected.abs().max().ToDouble() + 1e-6);
        Assert.True(difference < tolerance, $"{message} by {difference}.");
    }
}
