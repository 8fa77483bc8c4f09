using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace PrunableNets.Packages.Tests;

/// <summary>
/// A folder outside of the tree with all packages as a feed, a package cache that has none of them, and the .NET SDK. Packages of others are
/// read where the build of the solution has put them.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    public static readonly string[] Packages = ["PrunableNets", "PrunableNets.Hosting", "PrunableNets.Onnx", "PrunableNets.Templates", "PrunableNets.Cli"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prunable-packages");

    public PackageFeed()
    {
        foreach (var package in Packages)
            Expect(0, Run(Root, "pack", $"src/{package}", "-c", Configuration, "--no-build", "-o", Feed));
        var cache = Run(Root, "nuget", "locals", "global-packages", "--list").Output.Split(": ", 2)[1].Trim();
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="others" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """);
        Expect(0, New("install", PackageFile("PrunableNets.Templates")));
    }

    public static string Root { get; } = typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    public string Folder => folder.FullName;

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private string Feed => Path.Combine(Folder, "feed");

    /// <summary>A package's file.</summary>
    public string PackageFile(string package, string extension = "nupkg") => Directory.GetFiles(Feed, $"{package}.?.*.{extension}").Single();

    /// <summary>A project of a template.</summary>
    /// <returns>Its folder.</returns>
    public string Make(string template, string name)
    {
        var project = Path.Combine(Folder, name);
        Expect(0, New(template, "-n", name, "-o", project));
        return project;
    }

    /// <summary>What the tool says, once it is installed.</summary>
    public (int Code, string Output) Tool(params string[] arguments)
    {
        var tools = Path.Combine(Folder, "tools");
        if (!Directory.Exists(tools))
            Expect(0, Dotnet(Folder, "tool", "install", "PrunableNets.Cli", "--tool-path", tools));
        return Run(Path.Combine(tools, "prunable"), Folder, arguments, Path.Combine(Folder, "packages"));
    }

    /// <summary><c>dotnet</c> with the arguments, in Release where it builds.</summary>
    public (int Code, string Output) Dotnet(string project, params string[] arguments) => Run(project, arguments, Path.Combine(Folder, "packages"));

    /// <summary>Fails with the output where the code is another.</summary>
    public static string Expect(int code, (int Code, string Output) ended)
    {
        Assert.True(ended.Code == code, $"{ended.Code} where {code} was expected:\n{ended.Output}");
        return ended.Output;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private (int Code, string Output) New(params string[] arguments) =>
        Run(Folder, ["new", .. arguments, "--debug:custom-hive", Path.Combine(Folder, "hive")], Path.Combine(Folder, "packages"));

    private static (int Code, string Output) Run(string directory, params string[] arguments) => Run(directory, arguments, packages: null);

    private static (int Code, string Output) Run(string directory, string[] arguments, string? packages) => Run("dotnet", directory, arguments, packages);

    private static (int Code, string Output) Run(string program, string directory, string[] arguments, string? packages)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        // Compilers and MSBuild nodes that stay would keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // libtorch is 490 MB: links, not copies.
        start.Environment["CreateHardLinksForCopyLocalIfPossible"] = "true";
        start.Environment["CreateHardLinksForCopyFilesToOutputDirectoryIfPossible"] = "true";
        // What the test runner sets for itself.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        if (packages is not null)
            start.Environment["NUGET_PACKAGES"] = packages;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
