using System;
using System.Threading;

namespace PrunableNets;

/// <summary>A measurement made ready on a network.</summary>
public interface IMeasurer<in TItem, out TResult> : IDisposable
{
    /// <summary>Measures one item.</summary>
    /// <param name="item">Which.</param>
    /// <param name="cancellationToken">Ends it between two forwards.</param>
    TResult Measure(TItem item, CancellationToken cancellationToken);
}
