using System;
using System.IO;

namespace PrunableNets.Cli.Tests;

/// <summary>Sources that are newer than the assembly that is read.</summary>
public sealed class StaleBuildTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stale");
    private readonly string assembly;

    /// <summary>A project that was built an hour ago.</summary>
    public StaleBuildTests()
    {
        assembly = Write("bin/Release/net10.0/Prune.dll");
        File.Copy(Tool.Program, assembly, overwrite: true);
        File.SetLastWriteTimeUtc(assembly, DateTime.UtcNow.AddHours(-1));
        Write("Prune.csproj");
        File.SetLastWriteTimeUtc(Write("Earlier.cs"), DateTime.UtcNow.AddHours(-2));
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Later.cs")]
    [InlineData("Parts/Later.cs")]
    [InlineData("FigureNet.widths.json")]
    public void IsToldOnce(string source)
    {
        Write(source);
        foreach (var named in new[] { folder.FullName, assembly })
        {
            var (code, output, error) = Tool.Run("flops", named);
            Assert.Equal((0, $"'Prune.dll' is older than '{source}'; build again to see what it says.\n"), (code, error));
            Assert.Contains("FigureNet", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("obj/Later.cs")]
    [InlineData("bin/Later.cs")]
    [InlineData("Later.txt")]
    [InlineData("Other/Other.csproj", "Other/Later.cs")]
    public void WhatTheBuildDoesNotReadIsPassedOver(params string[] files)
    {
        foreach (var file in files)
            Write(file);
        // Says nothing beside its answer.
        Tool.Say("flops", folder.FullName);
    }

    private string Write(string name)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
