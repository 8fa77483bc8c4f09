using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Training;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> notes = [];

    private string Newest => folder.File("gates.safetensors");

    public void Dispose() => folder.Dispose();

    private CheckpointFile File(string rate = "0.6", string weights = "w1") =>
        new(Newest, new Dictionary<string, string> { ["Gates:LearningRate"] = rate, ["dense weights"] = weights }, 5, notes.Add);

    private static KeyValuePair<string, Tensor>[] Values(float value) => [KeyValuePair.Create("alpha", full(3, value)), KeyValuePair.Create("count", tensor(7L))];

    private void SaveTwo()
    {
        File().Save(5, Values(1));
        File().Save(10, Values(2));
    }

    [Fact]
    public void TheNewestCheckpointComesBack()
    {
        Assert.Null(File().Load());
        SaveTwo();
        using var checkpoint = File().Load()!;
        Assert.Equal(10, checkpoint.Position);
        Assert.Equal([2f, 2f, 2f], checkpoint.Tensors["alpha"].data<float>().ToArray());
        Assert.Equal(7, checkpoint.Tensors["count"].item<long>());
        Assert.Equal([$"Resuming from '{Newest}'."], notes);
    }

    [Fact]
    public void ACheckpointOfOtherOptionsIsRefusedWithWhatDiffers()
    {
        SaveTwo();
        Assert.Null(File("0.3", "w2").Load());
        Assert.Equal(2, notes.Count);
        Assert.Contains("Gates:LearningRate (0.6 there, 0.3 here), dense weights (w1 there, w2 here)", notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(-40)]
    [InlineData(-1)]
    public void AFlippedBitAnywhereIsRefusedAndThePreviousOneIsUsed(int position)
    {
        SaveTwo();
        var bytes = System.IO.File.ReadAllBytes(Newest);
        bytes[position < 0 ? bytes.Length + position : position] ^= 1;
        System.IO.File.WriteAllBytes(Newest, bytes);
        using var checkpoint = File().Load()!;
        Assert.Equal(5, checkpoint.Position);
        Assert.StartsWith($"Checkpoint refused: '{Newest}'", notes[0], StringComparison.Ordinal);
        Assert.EndsWith(".previous'.", notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AFileCutAtAnyLengthIsRefusedAndThePreviousOneIsUsed()
    {
        SaveTwo();
        var bytes = System.IO.File.ReadAllBytes(Newest);
        foreach (var length in Enumerable.Range(0, 20).Select(i => i * (bytes.Length - 1) / 19))
        {
            System.IO.File.WriteAllBytes(Newest, bytes[..length]);
            using var checkpoint = File().Load()!;
            Assert.Equal(5, checkpoint.Position);
        }
    }

    [Fact]
    public void AnotherSafetensorsFileIsNoCheckpoint()
    {
        Safetensors.Write(Newest, Values(1));
        Assert.Null(File().Load());
        Assert.Contains("is no checkpoint", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Fact]
    public void KilledBetweenTheRenamesThePreviousOneIsThere()
    {
        SaveTwo();
        System.IO.File.Move(Newest, Newest + ".next");
        using (var checkpoint = File().Load()!)
            Assert.Equal(5, checkpoint.Position);
        File().Save(10, Values(3));
        using var next = File().Load()!;
        Assert.Equal(10, next.Position);
    }

    [Fact]
    public void DeletingLeavesNothing()
    {
        SaveTwo();
        File().Delete();
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
