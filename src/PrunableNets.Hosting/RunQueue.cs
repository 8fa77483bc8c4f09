using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PrunableNets.Hosting;

/// <summary>
/// The runs of a host, one after the other: torch's random numbers are the process's, and two runs at once would draw each other's.
/// </summary>
/// <param name="registered">One for each run of the host.</param>
internal sealed class RunQueue(IEnumerable<RegisteredRun> registered) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private int left = registered.Count();

    /// <summary>Waits for its turn, and runs.</summary>
    /// <returns>Whether all runs of the host have ended.</returns>
    public async Task<bool> Run(Func<Task> run)
    {
        // Without the host's token: a run starts even when the host already stops, so that it can tell that it was cancelled.
        await turn.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await run().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
        return Interlocked.Decrement(ref left) == 0;
    }

    public void Dispose() => turn.Dispose();
}

/// <summary>A run that was added to a host.</summary>
internal sealed record RegisteredRun;
