using System;
using System.Linq;
using System.Reflection;
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
    private const double Tolerance = 1e-5;
    private const int Plans = 2;

    public static void AssertComputeTheSame(Type model, Architecture architecture, BreadthNetwork network)
    {
        set_num_threads(1);
        random.manual_seed(1);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var dense = Static(model, "Create");
        Trained.Randomize(dense);
        var shapes = network.Shapes.Zip(architecture.BatchDimensions, static (sizes, batch) => (long[])[.. sizes[..batch], 2, .. sizes[batch..]]);
        var inputs = shapes.Zip(network.AreWhole, (shape, isWhole) => isWhole ? randint(network.Below, shape, dtype: int64) : randn(shape)).ToArray();
        using var gated = Static(model, "CreateGated", dense);
        gated.eval();
        var gates = (ChannelGates)gated.GetType().GetProperty("Gates")!.GetValue(gated)!;
        gates.OpenAll();
        Near(Call(dense, inputs), Call(gated, inputs), "The gated twin with open gates differs from the class itself");
        using (var whole = Static(model, "CreateSlim", dense, PruningPlan.Full(architecture)))
        {
            whole.eval();
            Near(Call(dense, inputs), Call(whole, inputs), "Slim with all channels differs from the class itself");
        }
        for (var seed = 0; seed < Plans; seed++)
        {
            var plan = TestPlans.Random(architecture, seed);
            gates.Harden(plan);
            using var slim = Static(model, "CreateSlim", dense, plan);
            slim.eval();
            AssertShare(slim, architecture);
            Near(Call(gated, inputs), Call(slim, inputs), $"Slim differs from hard-gated at widths [{string.Join(" ", plan.Widths)}]");
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

    private static void Near(Tensor expected, Tensor actual, string message)
    {
        Assert.Equal(expected.shape, actual.shape);
        var difference = (expected - actual).abs().max().ToDouble() / (expected.abs().max().ToDouble() + 1e-6);
        Assert.True(difference < Tolerance, $"{message} by {difference}.");
    }
}
