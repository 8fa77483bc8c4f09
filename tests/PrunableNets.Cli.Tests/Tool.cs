using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;

namespace PrunableNets.Cli.Tests;

/// <summary>The tool, as the build has made it.</summary>
internal static class Tool
{
    public static string Root =>
        typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>A library, without the libraries that it needs beside it.</summary>
    public static string Zoo { get; } = Path.Combine(Root, "samples/ModelZoo");

    /// <summary>A program with one network and its plan.</summary>
    public static string Ship { get; } = Path.Combine(Root, "samples/Ship/Prune");

    /// <summary>The same program as built, which brings libtorch.</summary>
    public static string Program { get; } = Path.Combine(Ship, Built, "Prune.dll");

    /// <summary>From a project's folder on.</summary>
    private static string Built => Path.GetRelativePath(Path.Combine(Root, "tests/PrunableNets.Cli.Tests"), AppContext.BaseDirectory);

    public static Process Start(params string[] arguments) => Start(Environment.CurrentDirectory, arguments);

    /// <param name="folder">Where paths begin.</param>
    /// <param name="arguments">What it is told.</param>
    public static Process Start(string folder, string[] arguments)
    {
        // Whoever runs the tests in the background has them ignore Ctrl-C, and a program of theirs with them.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(Root, "src/PrunableNets.Cli", Built, "prunable.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        // Tests run side by side.
        start.Environment["OMP_NUM_THREADS"] = "1";
        return Process.Start(start)!;
    }

    public static (int Code, string Output, string Error) Run(params string[] arguments) => Run(Environment.CurrentDirectory, arguments);

    public static (int Code, string Output, string Error) Run(string folder, string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>What it says where all is well.</summary>
    public static string Say(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.True(code == 0 && error.Length == 0, $"{code}: {error}");
        return output;
    }

    public static JsonNode Json(params string[] arguments) => JsonNode.Parse(Say([.. arguments, "--json"]))!;

    /// <summary>What it says where something is not as it should be: one message, and nothing beside it.</summary>
    public static string Refuse(int code, params string[] arguments)
    {
        var (ended, output, error) = Run(arguments);
        Assert.Equal((code, ""), (ended, output));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return error;
    }
}
