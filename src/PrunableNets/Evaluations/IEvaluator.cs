using System;
using System.Collections.Generic;

namespace PrunableNets;

/// <summary>
/// Who measures: this process (<see cref="InProcessEvaluator"/>), or the workers of a cluster. Methods ask
/// <see cref="PruningContext.Open"/>, and know neither.
/// </summary>
public interface IEvaluator
{
    /// <summary>Begins to measure a network.</summary>
    /// <param name="context">The network as it is here; its gates may be moved while it is measured.</param>
    /// <param name="measurement">What is measured.</param>
    IEvaluation<TItem, TResult> Open<TItem, TResult>(NetworkContext context, Measurement<TItem, TResult> measurement);
}

/// <summary>A measurement under way.</summary>
public interface IEvaluation<TItem, TResult> : IDisposable
{
    /// <summary>Measures items, as the results are asked for or ahead of that.</summary>
    /// <returns>Each item's place and result, in the order in which they are done.</returns>
    /// <exception cref="OperationCanceledException">The context's token was cancelled.</exception>
    IEnumerable<(int Index, TResult Result)> Evaluate(IReadOnlyList<TItem> items);
}
