using System;
using System.IO;

namespace PrunableNets.Hosting.Tests;

public sealed class ResultFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("results");

    private string Path => System.IO.Path.Combine(folder.FullName, "results.jsonl");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void WhatWasKeptIsFoundByTheNextProcess()
    {
        var file = new ResultFile(Path);
        Assert.Null(file.Find("a"));
        file.Keep("a", "[1.5,\"NaN\"]");
        file.Keep("b", "2");
        Assert.Equal("[1.5,\"NaN\"]", file.Find("a"));
        Assert.Equal("[1.5,\"NaN\"]", new ResultFile(Path).Find("a"));
        Assert.Equal("2", new ResultFile(Path).Find("b"));
    }

    /// <summary>A process that was killed while it wrote leaves half a line.</summary>
    [Fact]
    public void HalfALineIsForgottenAndTheNextIsRead()
    {
        var file = new ResultFile(Path);
        file.Keep("a", "1");
        file.Keep("b", "2");
        var text = File.ReadAllText(Path);
        File.WriteAllText(Path, text[..^6]);
        var resumed = new ResultFile(Path);
        Assert.Equal("1", resumed.Find("a"));
        Assert.Null(resumed.Find("b"));
        resumed.Keep("b", "3");
        Assert.Equal("3", new ResultFile(Path).Find("b"));
    }
}
