using System.Diagnostics;
using System.IO;

namespace PrunableNets.Cli.Models;

/// <summary>Builds a user's project, as <c>dotnet build</c> does.</summary>
internal static class ProjectBuild
{
    /// <param name="path">Of a project or its folder; an assembly is built already.</param>
    /// <param name="properties">Of the build: <c>-p:Name=Value</c>.</param>
    /// <exception cref="InvalidDataException">It does not compile; the message is the compiler's.</exception>
    public static void Run(string path, params string[] properties)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["build", path, "-c", "Release", "-nologo", "-v", "quiet", "-clp:NoSummary", .. properties])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync();
        var said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new InvalidDataException($"'{path}' does not build:\n{said}{errors.Result}".TrimEnd());
    }
}
