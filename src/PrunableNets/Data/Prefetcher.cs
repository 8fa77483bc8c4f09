using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PrunableNets.Data;

/// <summary>
/// Runs an enumeration on a background thread, at most a given number of items ahead. An exception there is rethrown to the consumer
/// after the items before it; disposal stops the producer and waits for it.
/// </summary>
internal sealed class Prefetcher<T> : IDisposable
{
    private readonly BlockingCollection<T> _ready;
    private readonly CancellationTokenSource _stop;
    private readonly Task _producer;

    public Prefetcher(IEnumerable<T> source, int capacity, CancellationToken cancellationToken)
    {
        _ready = new BlockingCollection<T>(capacity);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Its own thread: the producer blocks whenever it is far enough ahead, and must not keep a pool thread waiting.
        _producer = Task.Factory.StartNew(() => Produce(source), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The items in order. Can be enumerated once.</summary>
    /// <exception cref="OperationCanceledException">The token given at construction was cancelled.</exception>
    public IEnumerable<T> Items()
    {
        foreach (var item in _ready.GetConsumingEnumerable(_stop.Token))
            yield return item;
        _producer.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _stop.Cancel();
        // Its failure, if any, was the consumer's to see; one that stops early has no use for it.
        Task.WhenAny(_producer).Wait();
        _ready.Dispose();
        _stop.Dispose();
    }

    private void Produce(IEnumerable<T> source)
    {
        try
        {
            foreach (var item in source)
                _ready.Add(item, _stop.Token);
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }
}
