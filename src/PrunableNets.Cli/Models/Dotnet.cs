using System.Diagnostics;
using System.IO;

namespace PrunableNets.Cli.Models;

/// <summary>The user's SDK.</summary>
internal static class Dotnet
{
    /// <param name="problem">What to say before its own words, where it does not end well.</param>
    /// <param name="arguments">What it is told.</param>
    /// <exception cref="InvalidDataException">It does not; the message has all that it said.</exception>
    public static void Run(string problem, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidDataException($"{problem}:\n{said}{errors.Result}".TrimEnd());
    }

    /// <summary>Builds a project or its folder.</summary>
    /// <param name="path">Of the one or the other.</param>
    /// <param name="properties">Of the build: <c>-p:Name=Value</c>.</param>
    /// <exception cref="InvalidDataException">It does not compile; the message is the compiler's.</exception>
    public static void Build(string path, params string[] properties) =>
        Run($"'{path}' does not build", ["build", path, "-c", "Release", "-nologo", "-v", "quiet", "-clp:ErrorsOnly", .. properties]);
}
