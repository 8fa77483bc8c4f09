using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using PrunableNets.RandomNetworks.Tests.Checks;
using PrunableNets.RandomNetworks.Tests.Networks;

namespace PrunableNets.RandomNetworks.Tests;

/// <summary>
/// Random networks hold what the product promises. <c>RANDOM_NETWORKS</c> sets how many are made (300), <c>RANDOM_NETWORKS_SEED</c> the
/// first seed (0). A network that fails is shrunk, and printed to be pasted into a test.
/// </summary>
public sealed class RandomNetworkTests
{
    private const int BatchSize = 25;

    public static TheoryData<int, int> Batches
    {
        get
        {
            var (first, count) = (Setting("RANDOM_NETWORKS_SEED", 0), Setting("RANDOM_NETWORKS", 300));
            var batches = new TheoryData<int, int>();
            for (var start = 0; start < count; start += BatchSize)
                batches.Add(first + start, Math.Min(BatchSize, count - start));
            return batches;
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void SlimEqualsHardGatedAndTheCompilerIsRight(int first, int count)
    {
        var networks = Enumerable.Range(first, count).Select(NetworkGenerator.Create).ToArray();
        var failures = Failures(networks);
        Assert.True(failures.Count == 0, Report(failures, count));
    }

    /// <summary>Some of the networks, as each is compiled twice.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void WithoutBatchNormsTheSlimClassComputesTheSame(int batch)
    {
        var folded = FoldedCheck.Run([.. Enumerable.Range(batch * BatchSize, BatchSize).Select(NetworkGenerator.Create)]);
        Assert.True(folded.Count(static f => f > 0) > BatchSize / 5, $"Norms by network: {string.Join(" ", folded)}");
    }

    /// <summary>The networks would prove little if hardly anything of them could be removed.</summary>
    [Fact]
    public void MostNetworksCanBePruned()
    {
        var networks = Enumerable.Range(0, BatchSize).Select(NetworkGenerator.Create).ToArray();
        using var compiled = Compiled.From(networks);
        var gates = networks.Select(n => compiled.IsRefused(n) ? 0 : ((Architecture)compiled.Type(n).GetProperty("Architecture")!.GetValue(null)!).GateCount).ToArray();
        Assert.True(gates.Count(static g => g > 0) > networks.Length * 3 / 4, $"Gates by network: {string.Join(" ", gates)}");
    }

    [Fact]
    public void EveryKindOfStageOccurs()
    {
        var kinds = typeof(Stage).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(Stage))).Select(static t => t.Name);
        var stages = Enumerable.Range(0, 300).SelectMany(static seed => NetworkGenerator.Create(seed).Stages).Select(static s => s.GetType().Name);
        Assert.Empty(kinds.Except(stages));
    }

    private static List<(RandomNetwork Network, FailureException Failure)> Failures(RandomNetwork[] networks)
    {
        var failures = new List<(RandomNetwork, FailureException)>();
        try
        {
            using var compiled = Compiled.From(networks);
            foreach (var network in networks)
            {
                try
                {
                    NetworkCheck.Run(compiled, network);
                }
                catch (FailureException failure)
                {
                    failures.Add((network, failure));
                }
            }
        }
        catch (FailureException)
        {
            // Something in the batch does not compile: find out what by compiling each alone.
            failures.AddRange(networks.Select(static n => (n, Shrinker.Failure(n)!)).Where(static f => f.Item2 is not null));
        }
        return failures;
    }

    private static string Report(List<(RandomNetwork Network, FailureException Failure)> failures, int count)
    {
        var text = new StringBuilder($"{failures.Count} of {count} networks fail.\n");
        // One of each kind is shrunk; more would say the same at length.
        foreach (var alike in failures.GroupBy(static f => f.Failure.Kind))
        {
            var (network, failure) = Shrinker.Shrink(alike.First().Network, alike.First().Failure);
            text.Append(CultureInfo.InvariantCulture, $"\nSeeds {string.Join(", ", alike.Select(static f => f.Network.Seed))}, the first shrunk:\n{failure.Message}\n\n{network.Source()}");
        }
        return text.ToString();
    }

    private static int Setting(string name, int fallback) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : fallback;
}
