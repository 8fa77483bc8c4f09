using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Channels;

public sealed class ChannelRelationsTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 20));

    /// <summary>Against sets that are merged one by one.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void TiesAreTheFinestEquivalence(int seed)
    {
        var random = new Random(seed);
        var relations = new ChannelRelations(ResidualTreatment.Branch);
        var ids = relations.NewChannels(40);
        var sets = ids.Append(ChannelRelations.Pinned).ToDictionary(static i => i, static i => new HashSet<int> { i });
        for (var i = 0; i < 30; i++)
        {
            var (a, b) = (ids[random.Next(ids.Length)], random.Next(10) == 0 ? ChannelRelations.Pinned : ids[random.Next(ids.Length)]);
            relations.Tie(a, b);
            var merged = new HashSet<int>(sets[a].Concat(sets[b]));
            foreach (var member in merged)
                sets[member] = merged;
        }
        foreach (var a in ids)
        {
            Assert.Equal(sets[a].Min(), relations.Find(a));
            Assert.Equal(sets[a].Contains(ChannelRelations.Pinned), relations.IsPinned(a));
            foreach (var b in ids)
                Assert.Equal(sets[a] == sets[b], relations.Find(a) == relations.Find(b));
        }
    }

    [Fact]
    public void AZeroGoesWithTheChannelItIsAddedToAndStaysAlone()
    {
        var relations = new ChannelRelations(ResidualTreatment.Stream);
        var channels = relations.NewChannels(1);
        var zeros = relations.NewZeros(3);
        relations.Tie(zeros[0], channels[0]);
        relations.Tie(zeros[1], zeros[2]);
        Assert.Equal([false, true, true], zeros.Select(relations.IsPinned));
        Assert.Equal(relations.Find(channels[0]), relations.Find(zeros[0]));
    }

    [Fact]
    public void PinningPinsWhatIsTied()
    {
        var relations = new ChannelRelations(ResidualTreatment.Branch);
        var (a, b) = (relations.NewChannels(2), relations.NewChannels(2));
        relations.Tie(a, b);
        relations.Pin(ChannelMap.Along(1, [b[1]]));
        Assert.Equal([false, true], a.Select(relations.IsPinned));
    }
}
