using System;
using System.IO;
using SkiaSharp;

namespace PrunableNets.Cli.Tests;

/// <summary>Data that the command line names: all is refused that is none, with the file and the way out.</summary>
public sealed class DataSourceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("data");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("flowers:x", "is of no kind of data that is read here")]
    [InlineData("C:\\x", "is of no kind of data that is read here")]
    [InlineData("cifar10:", "names no folder")]
    [InlineData("shapes:x", "names a folder, which it has not")]
    [InlineData("images:/none", "There is no folder '/none/train'")]
    [InlineData("mnist:/none", "'/none' has no file train-images-idx3-ubyte")]
    public void ANameThatMeansNothingIsRefused(string data, string said) => Assert.Contains(said, Refuse(data), StringComparison.Ordinal);

    [Fact]
    public void ImagesOfSeveralSizesAreRefusedWithTheFile()
    {
        ImageFiles.WriteSet(folder.FullName);
        ImageFiles.Write(Path.Combine(folder.FullName, "train/class3/large.png"), SKColors.Red, 40);
        Assert.Contains("class3/large.png' is 32 high and 40 wide", Refuse("images:" + folder.FullName), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train/class1/0.png", "cannot be decoded")]
    [InlineData("train/class1/notes.txt", "is of no format that is read here")]
    [InlineData("test/other/0.png", "is a class without training images")]
    public void AFileThatIsNoImageOfAClassIsRefused(string file, string said)
    {
        ImageFiles.WriteSet(folder.FullName);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, file))!);
        File.WriteAllText(Path.Combine(folder.FullName, file), "no image");
        var error = Refuse("images:" + folder.FullName);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Contains(Path.GetDirectoryName(file)!, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b,label\n1,2,0\n1,nan,1\n", "row 2 has 'nan' as 'b'")]
    [InlineData("a,b,label\n1,2,0\n1\n", "row 2 has 1 field, but the header 3")]
    [InlineData("a,b,label\n", "has a header line, but no rows")]
    [InlineData("a,b,label\n1,2,0.5\n", "0.5")]
    public void ATableThatIsNoneIsRefused(string text, string said)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "train.csv"), text);
        File.WriteAllText(Path.Combine(folder.FullName, "test.csv"), "a,b,label\n1,2,0\n");
        Assert.Contains(said, Refuse("tensors:" + folder.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsOfANetworkAreTaken()
    {
        // Four samples of another shape: they are read, and the network says what it takes.
        foreach (var part in new[] { "train", "test" })
            NpzFiles.Write(Path.Combine(folder.FullName, part + ".npz"), "(4, 2)", 4);
        Assert.Contains("The training data are 4 samples of 2", Refuse("tensors:" + folder.FullName), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(1000000000000, 2)", "train.npz")]
    [InlineData("(5, 2)", "train.npz")]
    [InlineData("(x)", "train.npz")]
    public void AnArrayThatIsNotInItsFileIsRefused(string shape, string said)
    {
        foreach (var part in new[] { "train", "test" })
            NpzFiles.Write(Path.Combine(folder.FullName, part + ".npz"), shape, 4);
        Assert.Contains(said, Refuse("tensors:" + folder.FullName), StringComparison.Ordinal);
    }

    private static string Refuse(string data) =>
        Tool.Refuse(
            3, "prune", Tool.Program, "--data", data, "--target", "50%", "--set", "Training:Epochs=1", "--plan",
            Path.Combine(Path.GetTempPath(), "FigureNet.widths.json"));
}
