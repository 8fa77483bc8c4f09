using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>A program of a cluster as a process of its own: it can die or stand still as no part of the tests' own process could.</summary>
public sealed class ProgramProcess : IDisposable
{
    private readonly ProgramOutput output = new();
    private readonly Process process;
    private readonly Task<int> exit;

    /// <param name="commandLine">The program and what it is told.</param>
    /// <param name="environment">Variables beside those of the tests.</param>
    public ProgramProcess(IEnumerable<string> commandLine, IReadOnlyDictionary<string, string>? environment = null)
    {
        var words = commandLine.ToArray();
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        process = Process.Start(start)!;
        exit = Exit();
    }

    public int Id => process.Id;

    public IReadOnlyList<ProgramLine> Lines => output.Lines;

    /// <summary>All that it wrote so far.</summary>
    public string Output => output.Text;

    /// <summary>The first line of which something is true, be it there or yet to come.</summary>
    /// <param name="predicate">What is true of it.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="from">The first line that counts; after another it is that one's number and one.</param>
    /// <exception cref="TimeoutException">It did not come; the message has all that came.</exception>
    /// <exception cref="InvalidOperationException">The program ended before; the message has all that came.</exception>
    public Task<ProgramLine> WaitForLine(Func<string, bool> predicate, TimeSpan timeout, int from = 0) =>
        output.Find(predicate, timeout, from);

    /// <returns>Its exit code: 128 and the number of the signal where it was killed.</returns>
    /// <exception cref="TimeoutException">It is still there; the message has all that it wrote.</exception>
    public Task<int> WaitForExit(TimeSpan timeout) => output.Within(exit, timeout);

    /// <summary>With all that it started, and without a last word.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>Asks it to end, as a service manager does.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>It stands still, as a machine that is put to sleep: its connections stay open, and nobody answers.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    /// <summary>When it is gone.</summary>
    public void Dispose()
    {
        Kill();
        process.WaitForExit();
        process.Dispose();
    }

    // The shell's own command: not every system has a program of that name.
    private void Signal(string name) => Command.Run("sh", "-c", $"kill -s {name} {process.Id.ToString(CultureInfo.InvariantCulture)}");

    private async Task<int> Exit()
    {
        await Task.WhenAll(output.Read(process.StandardOutput, isError: false), output.Read(process.StandardError, isError: true));
        await process.WaitForExitAsync();
        var code = process.ExitCode;
        output.End(FormattableString.Invariant($"It ended with {code}"));
        return code;
    }
}
