using System;
using System.Threading.Tasks;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>Somebody who waits for a line, and need not look again and again whether it is there.</summary>
/// <param name="from">The first line that counts.</param>
/// <param name="predicate">What it has to be.</param>
internal sealed class LineWait(int from, Func<string, bool> predicate)
{
    private readonly TaskCompletionSource<ProgramLine> found = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the line, or with that none will come.</summary>
    public Task<ProgramLine> Line => found.Task;

    /// <returns>Whether this is the line; then it waits no longer.</returns>
    public bool Offer(ProgramLine line) => line.Number >= from && predicate(line.Text) && found.TrySetResult(line);

    public void GiveUp(string message) => found.TrySetException(new InvalidOperationException(message));
}
