using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PrunableNets.RandomNetworks.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>The class without batch norms computes what the slim network computes, from weights into which the norms have gone.</summary>
internal static class FoldedCheck
{
    private const double Tolerance = 1e-9;

    private const int Batch = 3;

    /// <returns>How many norms have gone into layers, network by network; 0 for those that the generator refuses.</returns>
    /// <exception cref="FailureException">Something does not hold.</exception>
    public static IReadOnlyList<int> Run(IReadOnlyList<RandomNetwork> networks)
    {
        using var first = Compiled.From(networks);
        RandomNetwork[] accepted = [.. networks.Where(n => !first.IsRefused(n))];
        var plans = accepted.ToDictionary(static n => n, n => RandomPlans.Of(Architecture(first, n), n.Seed).Last());
        using var compiled = Compiled.From(accepted, [.. accepted.Select(n => new TextFile(
            $"{GeneratorHarness.Folder}{n.Name}{PlanFile.FileSuffix}", PlanFile.From(Architecture(first, n), plans[n], []).ToJson()))]);
        return [.. networks.Select(n => first.IsRefused(n) ? 0 : (int)typeof(FoldedCheck)
            .GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(compiled.Type(n))
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [n, compiled.Folded(n), plans[n]], null)!)];
    }

    private static int Check<T>(RandomNetwork network, Type? type, PruningPlan plan) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        var count = T.Architecture.FoldableNorms.Count;
        if (type is null)
            return count == 0 ? 0 : throw new FailureException("folded", $"{network.Name} has no class without its {count} norms.");
        random.manual_seed(network.Seed);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        using var dense = T.Create();
        Trained.Randomize(dense);
        using var slim = (Module<Tensor, Tensor>)T.CreateSlim(dense, plan);
        slim.to(float64);
        slim.eval();
        using var folded = FoldedNetwork.Create(type, T.Architecture, slim);
        var norms = T.Architecture.FoldableNorms.Select(static n => n.Norm).ToHashSet();
        var left = folded.named_modules().Where(m => norms.Contains(m.name) && m.module is not TorchSharp.Modules.Identity)
            .Select(static m => m.name).ToArray();
        if (left.Length > 0)
            throw new FailureException("folded", $"{network.Name} still has {string.Join(", ", left)}.");
        var input = randn([Batch, .. T.Architecture.Inputs[0]], float64);
        var (expected, actual) = (slim.call(input.clone()), folded.call(input.clone()));
        var difference = (expected - actual).abs().max().ToDouble();
        if (!(difference <= Tolerance * expected.abs().max().ToDouble()))
            throw new FailureException("folded", FormattableString.Invariant($"{network.Name} without batch norms differs by {difference}:\n{network.Source()}"));
        return count;
    }

    private static Architecture Architecture(Compiled compiled, RandomNetwork network) =>
        (Architecture)compiled.Type(network).GetProperty("Architecture")!.GetValue(null)!;
}
