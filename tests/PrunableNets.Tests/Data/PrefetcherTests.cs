using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets.Data;

namespace PrunableNets.Tests.Data;

public sealed class PrefetcherTests
{
    [Fact]
    public void ItemsArriveInOrder()
    {
        using var prefetcher = new Prefetcher<int>(Enumerable.Range(0, 1000), 3, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 1000), prefetcher.Items());
    }

    [Fact]
    public void AnExceptionFollowsTheItemsBeforeIt()
    {
        var seen = new List<int>();
        using var prefetcher = new Prefetcher<int>(FailAt(5), 2, CancellationToken.None);
        var error = Assert.Throws<TimeZoneNotFoundException>(() => seen.AddRange(prefetcher.Items().Select(item => { seen.Add(item); return -1; }).ToArray()));
        Assert.Equal("at 5", error.Message);
        Assert.Equal([0, 1, 2, 3, 4], seen);
    }

    [Fact]
    public void TheProducerStaysWithinItsBound()
    {
        var produced = 0;
        IEnumerable<int> Count()
        {
            while (true)
                yield return Interlocked.Increment(ref produced);
        }

        using var prefetcher = new Prefetcher<int>(Count(), 2, CancellationToken.None);
        foreach (var item in prefetcher.Items().Take(100))
        {
            // In the consumer's hand, two waiting, one being handed over.
            Assert.InRange(Volatile.Read(ref produced), item, item + 3);
        }
    }

    [Fact]
    public void DisposalEndsTheProducer()
    {
        var ended = false;
        IEnumerable<int> Endless()
        {
            try
            {
                while (true)
                    yield return 0;
            }
            finally
            {
                ended = true;
            }
        }

        using (var prefetcher = new Prefetcher<int>(Endless(), 2, CancellationToken.None))
            Assert.Equal(0, prefetcher.Items().First());
        Assert.True(ended);
    }

    [Fact]
    public void CancellationReachesTheConsumer()
    {
        using var source = new CancellationTokenSource();
        using var prefetcher = new Prefetcher<int>(Enumerable.Repeat(1, int.MaxValue), 2, source.Token);
        var taken = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var item in prefetcher.Items())
            {
                taken += item;
                source.Cancel();
            }
        });
        Assert.Equal(1, taken);
    }

    private static IEnumerable<int> FailAt(int position)
    {
        for (var i = 0; i < position; i++)
            yield return i;
        throw new TimeZoneNotFoundException($"at {position}");
    }
}
