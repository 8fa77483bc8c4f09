using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>What a program writes, and who waits for it: a test learns of a line when it comes, not when it next looks.</summary>
internal sealed class ProgramOutput
{
    private readonly Lock gate = new();
    private readonly List<ProgramLine> lines = [];
    private readonly List<LineWait> waits = [];
    private string? end;

    public IReadOnlyList<ProgramLine> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public string Text => string.Join('\n', Lines);

    /// <summary>Reads to the end of one of its outputs.</summary>
    public async Task Read(StreamReader reader, bool isError)
    {
        while (await reader.ReadLineAsync() is { } text)
        {
            lock (gate)
            {
                var line = new ProgramLine(lines.Count, DateTimeOffset.UtcNow, isError, text);
                lines.Add(line);
                waits.RemoveAll(wait => wait.Offer(line));
            }
        }
    }

    /// <summary>No line will come any more.</summary>
    /// <param name="reason">What to say to who waits.</param>
    public void End(string reason)
    {
        lock (gate)
        {
            end = reason;
            waits.ForEach(wait => wait.GiveUp($"{reason}; it wrote:\n{Text}"));
        }
    }

    /// <summary>The first line of which something is true, be it there or yet to come.</summary>
    public Task<ProgramLine> Find(Func<string, bool> predicate, TimeSpan timeout, int from)
    {
        var wait = new LineWait(from, predicate);
        lock (gate)
        {
            if (!lines.Exists(wait.Offer) && end is not null)
                wait.GiveUp($"{end}; it wrote:\n{Text}");
            waits.Add(wait);
        }
        return Within(wait.Line, timeout);
    }

    /// <summary>Waits, and says what came until then where it takes too long.</summary>
    public async Task<T> Within<T>(Task<T> task, TimeSpan timeout)
    {
        try
        {
            return await task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(FormattableString.Invariant($"Not within {timeout.TotalSeconds} s; it wrote:\n{Text}"));
        }
    }
}
