using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Channels;

public sealed class ReshapeMapTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 300));

    /// <summary>Whatever the map says after a reshape must be what following every position says; it may refuse, but not be wrong.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void FollowedChannelsAreThoseOfEveryPosition(int seed)
    {
        var random = new Random(seed);
        var (sizes, map) = BruteForce.Random(random, random.Next(2, 5));
        var target = Target(random, sizes);
        var followed = ReshapeMap.Follow(map, ShapeOf(sizes), ShapeOf(target));
        if (followed is null)
            return;
        var total = sizes.Aggregate(1, static (a, b) => a * b);
        for (var position = 0; position < total; position++)
            Assert.Equal(BruteForce.Channel(map, BruteForce.Index(position, sizes)), BruteForce.Channel(followed, BruteForce.Index(position, target)));
    }

    [Fact]
    public void MostRandomReshapesCanBeFollowed()
    {
        var followed = Enumerable.Range(0, 300).Count(static seed =>
        {
            var random = new Random(seed);
            var (sizes, map) = BruteForce.Random(random, random.Next(2, 5));
            return ReshapeMap.Follow(map, ShapeOf(sizes), ShapeOf(Target(random, sizes))) is not null;
        });
        Assert.True(followed > 200, $"{followed} of 300");
    }

    [Fact]
    public void FlattenRepeatsEachChannel()
    {
        var map = ReshapeMap.Follow(ChannelMap.Along(1, [7, 8]), Batched(2, 2, 3), Batched(12))!;
        Assert.Equal([1], map.Axes);
        Assert.Equal([7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8], map.Ids);
    }

    [Fact]
    public void ShuffleSplitsAndJoins()
    {
        var split = ReshapeMap.Follow(ChannelMap.Along(1, [1, 2, 3, 4, 5, 6]), Batched(6, 4, 4), Batched(2, 3, 4, 4))!;
        Assert.Equal([1, 2], split.Axes);
        Assert.Equal([2, 3], split.Sizes);
        var joined = ReshapeMap.Follow(split.Permute([0, 2, 1, 3, 4]), Batched(3, 2, 4, 4), Batched(6, 4, 4))!;
        Assert.Equal([1], joined.Axes);
        Assert.Equal([1, 4, 2, 5, 3, 6], joined.Ids);
    }

    [Fact]
    public void ChannelsInFrontOfTheBatchAreRefused() =>
        Assert.Null(ReshapeMap.Follow(ChannelMap.Along(0, [1, 2]), new Shape(2, Dimension.Batch, 3), new Shape(new Dimension(2, true), 3)));

    [Fact]
    public void ChannelsBehindTheBatchRepeatForEveryInput() =>
        Assert.Equal([1, 2], ReshapeMap.Follow(ChannelMap.Along(1, [1, 2]), Batched(2, 3), new Shape(new Dimension(2, true), 3))!.Ids);

    [Fact]
    public void DimensionsBesideTheChannelsMayChange()
    {
        var map = ReshapeMap.Follow(ChannelMap.Along(1, [1, 2]), Batched(2, 4, 4), Batched(2, 16))!;
        Assert.True(map.IsAlong(1));
        Assert.Equal([1, 2], map.Ids);
    }

    private static int[] Target(Random random, int[] sizes)
    {
        var primes = new List<int>();
        foreach (var size in sizes)
            primes.AddRange(size == 4 ? [2, 2] : size == 1 ? [] : [size]);
        var target = new List<int> { 1 };
        foreach (var prime in primes)
        {
            if (random.Next(2) == 0)
                target.Add(1);
            target[^1] *= prime;
        }
        return target.ToArray();
    }

    private static Shape ShapeOf(int[] sizes) => new(sizes.Select(static s => new Dimension(s)).ToArray());

    private static Shape Batched(params long[] sizes) => new([Dimension.Batch, .. sizes.Select(static s => new Dimension(s))]);
}
