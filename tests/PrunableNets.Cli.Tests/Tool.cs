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
    public static string Root => typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary>A library, without the libraries that it needs beside it.</summary>
    public static string Zoo { get; } = Path.Combine(Root, "samples/ModelZoo");

    /// <summary>A program with one network and its plan.</summary>
    public static string Ship { get; } = Path.Combine(Root, "samples/Ship/Prune");

    public static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var built = Path.GetRelativePath(Path.Combine(Root, "tests/PrunableNets.Cli.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Root, "src/PrunableNets.Cli", built, "prunable.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
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
