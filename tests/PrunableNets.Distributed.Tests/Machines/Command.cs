using System;
using System.Diagnostics;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>A program of the system, run to its end: what the fixtures here prepare machines with.</summary>
internal static class Command
{
    /// <param name="commandLine">The program and what it is told.</param>
    /// <returns>What it wrote to its output.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has all that it said.</exception>
    public static string Run(params string[] commandLine)
    {
        // A folder that every user may enter, whoever the program runs as.
        using var process = Process.Start(new ProcessStartInfo(commandLine[0], commandLine[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"{string.Join(' ', commandLine)} ended with {process.ExitCode}:\n{output}{errors.Result}");
    }

    /// <summary>For what is put away, where a failure must not hide the one before it.</summary>
    /// <returns>Whether it did well.</returns>
    public static bool Try(params string[] commandLine)
    {
        try
        {
            Run(commandLine);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
