using System;
using System.Collections.Generic;
using System.Threading;

namespace PrunableNets.Tests.Evaluations;

/// <summary>Measures some items, the last ones first, and then no more.</summary>
internal sealed class FailingEvaluator(int measured) : IEvaluator
{
    public IEvaluation<TItem, TResult> Open<TItem, TResult>(NetworkContext context, Measurement<TItem, TResult> measurement) =>
        new Failing<TItem, TResult>(measurement.Open(context), measured);

    private sealed class Failing<TItem, TResult>(IMeasurer<TItem, TResult> measurer, int measured) : IEvaluation<TItem, TResult>
    {
        public IEnumerable<(int Index, TResult Result)> Evaluate(IReadOnlyList<TItem> items)
        {
            for (var i = items.Count - 1; i >= items.Count - measured; i--)
                yield return (i, measurer.Measure(items[i], CancellationToken.None));
            throw new InvalidOperationException("worker a/1 is broken");
        }

        public void Dispose() => measurer.Dispose();
    }
}
