using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace PrunableNets.Distributed;

/// <summary>Measures on the workers of the cluster.</summary>
internal sealed class ClusterEvaluator(WorkerDirectory directory, OrderBook book, LocalWorker local, ILoggerFactory loggers) : IEvaluator
{
    private readonly ILogger log = loggers.CreateLogger(ClusterLog.Category);

    /// <inheritdoc/>
    public IEvaluation<TItem, TResult> Open<TItem, TResult>(NetworkContext context, Measurement<TItem, TResult> measurement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(measurement);
        var identity = NetworkIdentity.Of(context);
        var order = new WorkOrder(
            OrderedNetwork.Of(identity), measurement.TestData, measurement.GetType().AssemblyQualifiedName!,
            NetworkIdentity.SettingsOf(measurement));
        var key = identity.KeyOf(measurement);
        var begun = book.Begin(key, order, context);
        var own = local.Description.Value;
        var errand = new Errand(
            key, order,
            Array.Find(own.Networks, n => n.Model == identity.Model && n.Architecture == identity.Architecture)!.Program,
            own.Arithmetic);
        var standing = new WorkerStanding();
        return new Evaluation<TItem, TResult>(Begin, () => book.End(key, begun), context.CancellationToken, measurement);

        Dispatch Begin(IReadOnlyList<string> items, Func<int, string, string?> take) => new(directory, standing, errand, items, take, log);
    }

    private sealed class Evaluation<TItem, TResult>(
        Func<IReadOnlyList<string>, Func<int, string, string?>, Dispatch> begin, Action end, CancellationToken cancellationToken,
        Measurement<TItem, TResult> measurement)
        : IEvaluation<TItem, TResult>
    {
        public IEnumerable<(int Index, TResult Result)> Evaluate(IReadOnlyList<TItem> items)
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var results = Channel.CreateUnbounded<(int, TResult)>();
            var dispatch = begin([.. items.Select(MeasurementJson.Write)], Take);
            var running = Task.Run(() => Run(dispatch, results.Writer, stopping.Token), CancellationToken.None);
            try
            {
                while (Wait(results.Reader))
                    while (results.Reader.TryRead(out var result))
                        yield return result;
                running.GetAwaiter().GetResult();
            }
            finally
            {
                // Nobody asks for the rest, or there is none.
                stopping.Cancel();
                ((IAsyncResult)running).AsyncWaitHandle.WaitOne();
            }

            string? Take(int index, string json)
            {
                var result = MeasurementJson.Read<TResult>(json);
                if (measurement.ProblemWith(result) is { } problem)
                    return problem;
                results.Writer.TryWrite((index, result));
                return null;
            }
        }

        public void Dispose() => end();

        // Methods run on a thread of their own, which has nothing else to do.
        private static bool Wait(ChannelReader<(int, TResult)> reader) => reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

        private static async Task Run(Dispatch dispatch, ChannelWriter<(int, TResult)> writer, CancellationToken cancellationToken)
        {
            try
            {
                await dispatch.Run(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                writer.Complete();
            }
        }
    }
}
