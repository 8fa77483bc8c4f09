using System;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Channels;

public sealed class ChannelMapTests
{
    public static TheoryData<int> Seeds => new(Enumerable.Range(0, 50));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void PermutationsCompose(int seed)
    {
        var random = new Random(seed);
        var tensor = BruteForce.Random(random, 4);
        var (first, second) = (Order(random, 4), Order(random, 4));
        var composed = second.Select(i => first[i]).ToArray();
        AssertSame(tensor.Map.Permute(composed), tensor.Map.Permute(first).Permute(second));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void APermutationMovesEveryPosition(int seed)
    {
        var random = new Random(seed);
        var tensor = BruteForce.Random(random, 4);
        var order = Order(random, 4);
        var moved = tensor.Map.Permute(order);
        var sizes = order.Select(i => tensor.Sizes[i]).ToArray();
        foreach (var index in BruteForce.Indices(sizes))
        {
            var original = new int[4];
            for (var i = 0; i < 4; i++)
                original[order[i]] = index[i];
            Assert.Equal(BruteForce.Channel(tensor.Map, original), BruteForce.Channel(moved, index));
        }
    }

    [Fact]
    public void TheIdentityChangesNothing()
    {
        var map = new ChannelMap([1, 3], [2, 3], [1, 2, 3, 4, 5, 6]);
        AssertSame(map, map.Permute([0, 1, 2, 3]));
        Assert.True(ChannelMap.None.Permute([1, 0]).IsNone);
    }

    private static int[] Order(Random random, int rank)
    {
        var order = Enumerable.Range(0, rank).ToArray();
        random.Shuffle(order);
        return order;
    }

    private static void AssertSame(ChannelMap expected, ChannelMap actual)
    {
        Assert.Equal(expected.Axes, actual.Axes);
        Assert.Equal(expected.Sizes, actual.Sizes);
        Assert.Equal(expected.Ids, actual.Ids);
    }
}
