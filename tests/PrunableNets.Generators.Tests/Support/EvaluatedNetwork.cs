using System;
using System.Linq;
using System.Reflection;
using PrunableNets.TestKit;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Generators.Tests.Support;

/// <summary>A network class that the generator has evaluated, compiled with what was generated, and loaded.</summary>
internal sealed class EvaluatedNetwork
{
    private readonly Type model;

    private EvaluatedNetwork(GeneratorRun run, string? name)
    {
        Run = run;
        model = run.Load().GetTypes().Single(t => (name is null || t.Name == name) && t.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPrunableModel<>)));
        Architecture = (Architecture)model.GetProperty("Architecture")!.GetValue(null)!;
    }

    public GeneratorRun Run { get; }

    public Architecture Architecture { get; }

    /// <summary>Name and channels of each group: <c>conv1 16</c>.</summary>
    public string[] Groups => Architecture.Groups.Select(static g => $"{g.Name} {g.Channels}").ToArray();

    /// <summary>Evaluates a class; anything reported, and anything that does not compile cleanly, fails the test.</summary>
    public static EvaluatedNetwork Of(string source, params TextFile[] files) => new(Generator.Run(source, files).AssertClean(), null);

    /// <summary>What a generator made of a class.</summary>
    public static EvaluatedNetwork Of(GeneratorRun run) => new(run.AssertClean(), null);

    /// <summary>Evaluates a class of which the marked expressions are reported, each <c>{|PRN2002:expression|}</c>; nothing else is, and everything compiles cleanly.</summary>
    public static EvaluatedNetwork Reported(string marked)
    {
        var markup = Markup.Parse(marked);
        var run = Generator.Run(markup.Source).AssertClean([.. markup.Expected.Select(static e => e.Id)]);
        Assert.Equal(markup.Expected.Select(static e => (e.Position, e.Span)), run.Diagnostics.Select(static d => (d.Position, d.Span)));
        return new EvaluatedNetwork(run, null);
    }

    /// <summary>The architecture of a class or of a variant, of which these diagnostics are reported and no others.</summary>
    public static Architecture ArchitectureOf(string source, string? variant, params string[] reported) => new EvaluatedNetwork(Generator.Run(source).AssertClean(reported), variant).Architecture;

    /// <summary>Evaluates a class with several variants, of which one is looked at.</summary>
    public static EvaluatedNetwork Variant(string source, string name) => new(Generator.Run(source).AssertClean(), name);

    /// <summary>
    /// Evaluates a class and asserts its groups and its multiply-accumulates, that the generated twin with open gates computes what the class
    /// itself computes, and that the slim form computes what the hard-gated one does. Reported expressions may be marked in the source.
    /// </summary>
    public static EvaluatedNetwork Expect(string source, long macs, params string[] groups)
    {
        var network = source.Contains("{|", StringComparison.Ordinal) ? Reported(source) : Of(source);
        Assert.Equal(groups, network.Groups);
        Assert.Equal(macs, network.Constant("DenseMac"));
        network.AssertComputesTheSame();
        return network;
    }

    /// <summary>A constant of the generated <c>Flops</c> class.</summary>
    public long Constant(string name) => (long)model.GetNestedType("Flops")!.GetField(name)!.GetRawConstantValue()!;

    /// <param name="below">The input holds whole numbers from 0 to this; 0 for a float input.</param>
    /// <param name="size">The size of an input; null for the one that is declared.</param>
    public void AssertComputesTheSame(long below = 0, long[]? size = null) => typeof(EvaluatedNetwork).GetMethod(nameof(ComputesTheSame), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(model).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [below, size], null);

    private static void ComputesTheSame<T>(long below, long[]? one) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        // The tensors are tiny, and the tests themselves run in parallel.
        set_num_threads(1);
        random.manual_seed(1);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var dense = T.Create();
        Trained.Randomize(dense);
        var size = (one ?? T.Architecture.Inputs[0]).Prepend(2).ToArray();
        var input = below > 0 ? randint(below, size, dtype: int64) : randn(size);
        using var gated = T.CreateGated(dense);
        gated.Module.eval();
        gated.Gates.OpenAll();
        var expected = dense.call(input);
        Assert.True(Difference(expected, gated.call(input)) < 1e-5, "The gated twin with open gates differs from the class itself.");
        using (var whole = T.CreateSlim(dense, PruningPlan.Full(T.Architecture)))
        {
            whole.eval();
            Assert.True(Difference(expected, whole.call(input)) < 1e-5, "Slim with all channels differs from the class itself.");
        }
        for (var seed = 0; seed < 4; seed++)
        {
            var plan = TestPlans.Random(T.Architecture, seed);
            gated.Gates.Harden(plan);
            using var slim = T.CreateSlim(dense, plan);
            slim.eval();
            var difference = Difference(gated.call(input), slim.call(input));
            Assert.True(difference < 1e-5, $"Slim differs from hard-gated by {difference} at widths [{string.Join(" ", plan.Widths)}].");
        }
    }

    private static double Difference(Tensor expected, Tensor actual) => (expected - actual).abs().max().ToDouble() / (expected.abs().max().ToDouble() + 1e-6);
}
