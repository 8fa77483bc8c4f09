using System;
using System.Linq;
using PrunableNets.Data;
using PrunableNets.Integration.Tests.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>Ensembles of a network whose branches are joined: masks of one branch alone cannot be evaluated together.</summary>
public sealed class JoinedMasksTests
{
    [Fact]
    public void MasksOfOneBranchAloneTakeAForwardEach()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(6);
        using var dense = JoinNetwork.Create();
        var draws = new Random(6);
        var train = new TensorDataset(
            [.. Enumerable.Range(0, 16 * 3 * 8 * 8).Select(_ => (float)draws.NextDouble())], [.. Enumerable.Range(0, 16).Select(static i => i % 3)], [3, 8, 8]);
        // In one batch with masks of the stem, all of them can be.
        var (together, noted) = Scores(1000);
        Assert.False(noted);
        var (apart, said) = Scores(3);
        Assert.True(said);
        Assert.All(together.Zip(apart), static s => Assert.Equal(s.First, s.Second, 1e-4f));

        (float[] Scores, bool IsNoted) Scores(int masksInBatch)
        {
            var notes = 0;
            using var context = new PruningContext(
                JoinNetwork.Architecture, dense, () => JoinNetwork.CreateGated(dense), plan => JoinNetwork.CreateSlim(dense, plan), train,
                new CostTarget(0.5, true, FlopsConvention.Mac)) { Note = _ => notes++ };
            context.Gated.Gates.OpenAll();
            var scores = new LinearEnsembleCriterion(new LinearEnsembleOptions { Samples = 4, MasksInBatch = masksInBatch, Bootstrap = 0 }).Score(context);
            return ([.. scores], notes > 0);
        }
    }
}
