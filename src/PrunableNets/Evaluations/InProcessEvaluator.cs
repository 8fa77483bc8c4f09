using System;
using System.Collections.Generic;

namespace PrunableNets;

/// <summary>Measures in this process, on the caller's thread, one item after the other, each when it is asked for.</summary>
public sealed class InProcessEvaluator : IEvaluator
{
    /// <inheritdoc/>
    public IEvaluation<TItem, TResult> Open<TItem, TResult>(NetworkContext context, Measurement<TItem, TResult> measurement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(measurement);
        return new InProcess<TItem, TResult>(measurement.Open(context), context);
    }

    private sealed class InProcess<TItem, TResult>(IMeasurer<TItem, TResult> measurer, NetworkContext context) : IEvaluation<TItem, TResult>
    {
        public IEnumerable<(int Index, TResult Result)> Evaluate(IReadOnlyList<TItem> items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                yield return (i, measurer.Measure(items[i], context.CancellationToken));
            }
        }

        public void Dispose() => measurer.Dispose();
    }
}
