using System;
using System.IO;
using System.Linq;
using PrunableNets.Formats;
using PrunableNets.Tests.BadInput;
using PrunableNets.Tests.Data;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Formats;

public sealed class PyTorchFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly IDisposable scope = NewDisposeScope();

    public void Dispose()
    {
        scope.Dispose();
        folder.Dispose();
    }

    private string Write(params (string Name, int Storage, int Count, int Offset, int[] Shape, int[] Strides)[] tensors)
    {
        var path = folder.File("weights.pth");
        PickleWriter.Write(path, PickleWriter.StateDict(tensors), static stream => stream.Write(Enumerable.Range(0, 6).SelectMany(static i => BitConverter.GetBytes((float)i)).ToArray()));
        return path;
    }

    [Fact]
    public void ViewsOfOneStorageAreRead()
    {
        var read = WeightFile.Read(Write(
            ("whole", 0, 6, 0, [2, 3], [3, 1]), ("transposed", 0, 6, 0, [3, 2], [1, 3]), ("part", 0, 6, 2, [2], [1]), ("scalar", 0, 6, 4, [], []), ("none", 0, 6, 0, [0, 3], [3, 1])));
        Assert.Equal(["whole", "transposed", "part", "scalar", "none"], read.Keys);
        Assert.Equal([0f, 1, 2, 3, 4, 5], read["whole"].data<float>().ToArray());
        Assert.Equal([0f, 3, 1, 4, 2, 5], read["transposed"].contiguous().data<float>().ToArray());
        Assert.Equal([2f, 3], read["part"].data<float>().ToArray());
        Assert.Empty(read["scalar"].shape);
        Assert.Equal(4f, read["scalar"].item<float>());
        Assert.Equal([0, 3], read["none"].shape);
    }

    [Fact]
    public void ACheckpointBeforeVersion16GivesItsStateDict()
    {
        var path = folder.File("weights.th");
        PickleWriter.WriteLegacy(path, 1, 2, 3);
        Assert.Equal([1f, 2, 3], Assert.Single(WeightFile.Read(path), static t => t.Key == "weight").Value.data<float>().ToArray());
    }

    [Fact]
    public void APickleThatWouldRunACommandRunsNone()
    {
        var (path, trace) = (folder.File("weights.pth"), folder.File("trace"));
        var command = "touch " + trace;
        PickleWriter.Write(path, [.. "cposix\nsystem\n(X"u8, .. BitConverter.GetBytes(command.Length), .. System.Text.Encoding.ASCII.GetBytes(command), .. "tR."u8]);
        Assert.Throws<InvalidDataException>(() => WeightFile.Read(path));
        Assert.False(File.Exists(trace));
    }

    [Theory]
    [InlineData(6, 4, 3, 1, "is not in its storage")]
    [InlineData(6, -1, 3, 1, "is not in its storage")]
    [InlineData(6, 0, 7, 0, "is not in its storage")]
    [InlineData(6, 0, 2, -1, "is not in its storage")]
    [InlineData(7, 0, 2, 1, "its storage '0' has 24 bytes, which are not 7 elements")]
    [InlineData(-1, 0, 2, 1, "no tensor's storage")]
    [InlineData(int.MaxValue, 0, int.MaxValue, 1, "its storage '0' has 24 bytes")]
    public void ATensorThatIsNotInTheFileIsRefused(int count, int offset, int size, int stride, string problem)
    {
        var path = Write(("weight", 0, count, offset, [size], [stride]));
        var message = Assert.Throws<InvalidDataException>(() => WeightFile.Read(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cposix\nsystem\n(X\u0002\0\0\0lstR.", "whole module or another object")]
    [InlineData("}X\u0005\0\0\0epochK\u0003s.", "holds more than tensors (epoch): it is a checkpoint")]
    [InlineData("K\u0001", "it ends in the middle")]
    [InlineData("X\u00ff\u00ff\u00ff\u007f", "it ends in the middle")]
    [InlineData("0", "the instruction 0x30")]
    [InlineData("(.", "values that it has not given")]
    [InlineData("h\u0001.", "which it has not kept")]
    public void APickleThatIsNoStateDictIsRefused(string pickle, string problem)
    {
        var path = folder.File("weights.pth");
        PickleWriter.Write(path, System.Text.Encoding.Latin1.GetBytes(pickle));
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => WeightFile.Read(path)).Message, StringComparison.Ordinal);
    }
}
