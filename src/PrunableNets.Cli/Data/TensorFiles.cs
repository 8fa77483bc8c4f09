using System;
using System.IO;
using PrunableNets.Hosting;
using TorchSharp;

namespace PrunableNets.Cli.Data;

/// <summary>Training and test samples in files with the tensors x and y.</summary>
internal static class TensorFiles
{
    /// <param name="trainPath">The file of training samples.</param>
    /// <param name="testPath">The file of test samples.</param>
    /// <param name="read">Reads x and y of a file, into the current dispose scope.</param>
    /// <exception cref="InvalidDataException">Something is wrong in a file; the message starts with its path.</exception>
    public static IPruningData Read(string trainPath, string testPath, Func<string, (torch.Tensor X, torch.Tensor Y)> read)
    {
        var (train, test) = (Samples(trainPath, read), Samples(testPath, read));
        var classes = NumberedClasses.Names(trainPath, train.Labels, testPath, test.Labels);
        return new PruningData(train.ToDataset(classes), test.ToDataset(classes));
    }

    private static SampleArrays Samples(string path, Func<string, (torch.Tensor X, torch.Tensor Y)> read)
    {
        using var scope = torch.NewDisposeScope();
        var (x, y) = read(path);
        return SampleTensors.ToArrays(path, x, y);
    }
}
