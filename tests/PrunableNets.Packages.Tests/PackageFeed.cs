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
    public static readonly string[] Packages = ["PrunableNets", "PrunableNets.Hosting", "PrunableNets.Onnx", "PrunableNets.Distributed", "PrunableNets.Templates", "PrunableNets.Cli"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prunable-packages");

    public PackageFeed()
    {
        Expect(0, Here("pack", "PrunableNets.sln", "-c", Configuration, "--no-build", "-o", Feed));
        var cache = Here("nuget", "locals", "global-packages", "--list").Output.Split(": ", 2)[1].Trim();
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="others" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """);
        // What docs/shipping.md says of systems on which TorchSharp itself does not load.
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.targets"), """
            <Project>
              <ItemGroup Condition="$(MSBuildProjectName.StartsWith('Shipped'))">
                <PackageReference Include="PrunableNets" Version="0.1.0" IncludeAssets="buildTransitive" />
              </ItemGroup>
            </Project>
            """);
        Expect(0, New("install", "PrunableNets.Templates"));
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

    /// <summary><c>dotnet</c> with the arguments.</summary>
    public (int Code, string Output) Dotnet(string project, params string[] arguments) => Run("dotnet", project, arguments, Folder);

    /// <summary>A script for bash.</summary>
    public (int Code, string Output) Shell(string directory, string script) => Run("bash", directory, ["-euo", "pipefail", "-c", script], Folder);

    /// <summary>Fails with the output where the code is another.</summary>
    public static string Expect(int code, (int Code, string Output) ended)
    {
        Assert.True(ended.Code == code, $"{ended.Code} where {code} was expected:\n{ended.Output}");
        return ended.Output;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private (int Code, string Output) New(params string[] arguments) => Dotnet(Folder, ["new", .. arguments]);

    private static (int Code, string Output) Here(params string[] arguments) => Run("dotnet", Root, arguments, home: null);

    /// <param name="home">Where the SDK keeps templates, tools and packages; null for the user's own.</param>
    private static (int Code, string Output) Run(string program, string directory, string[] arguments, string? home)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        // MSBuild nodes that stay would keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // libtorch is 490 MB: links, not copies.
        start.Environment["CreateHardLinksForCopyLocalIfPossible"] = "true";
        start.Environment["CreateHardLinksForCopyFilesToOutputDirectoryIfPossible"] = "true";
        // What the test runner sets for itself.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        if (home is not null)
        {
            start.Environment["DOTNET_CLI_HOME"] = home;
            start.Environment["NUGET_PACKAGES"] = Path.Combine(home, "packages");
            start.Environment["PATH"] = Path.Combine(home, ".dotnet/tools") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        }
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
