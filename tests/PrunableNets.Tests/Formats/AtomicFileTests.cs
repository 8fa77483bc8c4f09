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
    public void A_writer_that_fails_half_way_leaves_the_old_file_and_nothing_else()
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
    public void What_a_killed_process_left_is_overwritten()
    {
        File.WriteAllText(Target + ".tmp", "half of something that was longer");
        AtomicFile.Write(Target, static stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_with_the_file() =>
        Assert.Contains("none", Assert.Throws<IOException>(() => AtomicFile.Write(folder.File("none/x"), static _ => { })).Message, StringComparison.Ordinal);
}
