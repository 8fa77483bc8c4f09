using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace PrunableNets.Tests.Evaluations;

/// <summary>
/// Measures as a worker does: a measurement, its items and results that went through JSON, on another copy of the network, one measurer for
/// a few items only, and the last item first.
/// </summary>
internal sealed class ElsewhereEvaluator(Func<NetworkContext, NetworkContext> copy) : IEvaluator
{
    /// <summary>Items measured so far.</summary>
    public int Measured { get; private set; }

    public IEvaluation<TItem, TResult> Open<TItem, TResult>(NetworkContext context, Measurement<TItem, TResult> measurement) =>
        new Elsewhere<TItem, TResult>(this, copy(context), measurement.GetType(), NetworkIdentity.SettingsOf(measurement));

    private sealed class Elsewhere<TItem, TResult>(ElsewhereEvaluator owner, NetworkContext context, Type type, string settings)
        : IEvaluation<TItem, TResult>
    {
        public IEnumerable<(int Index, TResult Result)> Evaluate(IReadOnlyList<TItem> items)
        {
            // A thread has dispose scopes of its own, as on another machine.
            foreach (var chunk in Enumerable.Range(0, items.Count).Reverse().Chunk(3))
                foreach (var done in Task.Factory.StartNew(
                        () => Measure(items, chunk), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                    .GetAwaiter().GetResult())
                    yield return done;
        }

        private List<(int Index, TResult Result)> Measure(IReadOnlyList<TItem> items, int[] chunk)
        {
            using var measurer = ((Measurement<TItem, TResult>)JsonSerializer.Deserialize(settings, type, MeasurementJson.Format)!)
                .Open(context);
            var done = new List<(int Index, TResult Result)>();
            foreach (var i in chunk)
            {
                var item = MeasurementJson.Read<TItem>(MeasurementJson.Write(items[i]));
                owner.Measured++;
                done.Add((i, MeasurementJson.Read<TResult>(MeasurementJson.Write(measurer.Measure(item, CancellationToken.None)))));
            }
            return done;
        }

        public void Dispose() => context.Dispose();
    }
}
