using System;
using System.Linq;
using System.Reflection;
using PrunableNets.RandomNetworks.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>Runs a network, its gated twin and its slim forms against each other and against what the compiler says of them.</summary>
internal static class NetworkCheck
{
    /// <summary>Bound on max |difference| / max |y|; the networks run in float64, because float32 rounding in a deep random network reaches it.</summary>
    private const double Tolerance = 1e-9;

    private const int Batch = 3;

    /// <exception cref="FailureException">Something does not hold.</exception>
    public static void Run(Compiled compiled, RandomNetwork network)
    {
        if (compiled.IsRefused(network))
            return;
        try
        {
            typeof(NetworkCheck).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(compiled.Type(network)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [compiled, network], null);
        }
        catch (Exception exception) when (exception is not FailureException)
        {
            // Numbers differ from network to network that fail alike.
            var kind = exception.GetType().Name + " " + string.Concat(exception.Message.Split('\n')[0].Where(static c => !char.IsDigit(c)));
            throw new FailureException(kind, exception.ToString());
        }
    }

    private static void Check<T>(Compiled compiled, RandomNetwork network) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        random.manual_seed(network.Seed);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var dense = T.Create();
        Trained.Randomize(dense);
        dense.to(float64);
        dense.eval();
        // Every network gets a copy: an in-place activation may write into it.
        var input = randn([Batch, .. T.Architecture.Inputs[0]], float64);
        Agreement.WithModuleTree(dense, compiled.Modules(network));
        var expected = Agreement.WithLayers(dense, input, T.Architecture);
        Agreement.WithParameters(dense, T.Architecture, T.Architecture.DenseWidths, "dense");
        using var gated = T.CreateGated(dense);
        gated.Module.eval();
        gated.Gates.OpenAll();
        Same("open gates", expected, gated.call(input.clone()), "");
        using (var whole = Slim(dense, PruningPlan.Full(T.Architecture)))
        {
            whole.eval();
            Same("slim with all channels", expected, whole.call(input.clone()), "");
        }
        foreach (var plan in RandomPlans.Of(T.Architecture, network.Seed))
            CheckPlan(compiled, network, dense, gated, input, plan);
        OnnxCheck.Run(dense, input, network);
    }

    private static void CheckPlan<T>(Compiled compiled, RandomNetwork network, T dense, IGatedModule gated, Tensor input, PruningPlan plan) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        using var scope = NewDisposeScope();
        var widths = $" at kept channels {string.Join(" ", plan.Kept.Select(static k => $"[{string.Join(" ", k)}]"))} of [{string.Join(" ", T.Architecture.Groups.Select(static g => $"{g.Name} {g.Channels}"))}]";
        gated.Gates.Harden(plan);
        using var slim = Slim(dense, plan);
        slim.eval();
        Same("slim", gated.call(input.clone()), slim.call(input.clone()), widths);
        Agreement.WithKeys(dense, slim);
        Agreement.WithParameters(slim, T.Architecture, plan.Widths, "slim");
        Agreement.WithMacs(slim, input, compiled.Macs(network, plan.Widths), T.Architecture.Flops[FlopsConvention.Mac].Evaluate(plan.Widths));
        gated.Module.train();
        slim.train();
        Same("slim in training", gated.call(input.clone()), slim.call(input.clone()), widths);
        gated.Module.eval();
        using var sliced = Slim(dense, plan);
        Agreement.WithStatistics(sliced, slim, widths);
    }

    private static nn.Module Slim<T>(T dense, PruningPlan plan) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        var slim = T.CreateSlim(dense, plan);
        slim.to(float64);
        // Again, now that nothing is rounded to float32 on the way.
        SlimWeights.Copy(dense, slim, T.Architecture, plan);
        return slim;
    }

    private static void Same(string what, Tensor expected, Tensor actual, string detail)
    {
        if (!expected.shape.SequenceEqual(actual.shape))
            throw new FailureException(what, $"shape [{string.Join(", ", actual.shape)}] instead of [{string.Join(", ", expected.shape)}]{detail}");
        var difference = (expected - actual).abs().max().ToDouble();
        var magnitude = expected.abs().max().ToDouble();
        // Not-a-number fails too.
        if (!(difference <= Tolerance * magnitude))
            throw new FailureException(what, FormattableString.Invariant($"differs by {difference} of {magnitude}{detail}"));
    }
}
