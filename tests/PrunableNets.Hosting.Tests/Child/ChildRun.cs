using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;

namespace PrunableNets.Hosting.Tests;

/// <summary>What a child process told before it ended or was killed.</summary>
internal sealed record ChildRun(int ExitCode, IReadOnlyList<string> Lines, string Error)
{
    /// <summary>Runs <see cref="ChildProgram"/>; kills it, as kill -9 does, when it has told <paramref name="killAfter"/> lines.</summary>
    /// <param name="arguments">The folder and settings.</param>
    /// <param name="killAfter">Lines to wait for; more than it tells to let it end.</param>
    /// <param name="waits">After those lines it waits to be killed: without, it may be far ahead by then, or done.</param>
    /// <param name="fileBlocks">The most 512-byte blocks that a file may have, as a disk that is full; null for no limit.</param>
    public static async Task<ChildRun> Start(IEnumerable<string> arguments, int killAfter = int.MaxValue, bool waits = false, int? fileBlocks = null)
    {
        // A process that ignores SIGXFSZ is told of the limit as of a full disk: by an error of write(2).
        var start = fileBlocks is { } blocks
            ? new ProcessStartInfo("/bin/sh", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"", "sh", "dotnet"])
            : new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(typeof(ChildProgram).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["OMP_NUM_THREADS"] = "1";
        if (waits)
            start.Environment[ChildProgram.LinesBeforeWaiting] = killAfter.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0";
        // The runtime's own mappings of code are files too.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (lines.Count == killAfter)
                process.Kill();
        }
        await process.WaitForExitAsync();
        return new ChildRun(process.ExitCode, lines, await error);
    }
}
