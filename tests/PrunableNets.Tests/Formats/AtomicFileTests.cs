using System;
using System.IO;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;

namespace PrunableNets.Tests.Formats;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Target => folder.File("weights");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AWriterThatFailsHalfWayLeavesTheOldFileAndNothingElse()
    {
        File.WriteAllText(Target, "old");
        var error = Assert.Throws<IOException>(() => AtomicFile.Write(Target, static stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("No space left on device.");
        }));
        Assert.Contains($"'{Target}' was not written: No space left on device.", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void WhatAKilledProcessLeftIsOverwritten()
    {
        File.WriteAllText(Target + ".tmp", "half of something that was longer");
        AtomicFile.Write(Target, static stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void AFolderThatIsNotThereIsToldWithTheFile() =>
        Assert.Contains("none", Assert.Throws<IOException>(() => AtomicFile.Write(folder.File("none/x"), static _ => { })).Message, StringComparison.Ordinal);
}
