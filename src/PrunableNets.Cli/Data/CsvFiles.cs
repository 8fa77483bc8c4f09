using System.IO;
using PrunableNets.Data;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>Training and test samples in tables of the same columns.</summary>
internal static class CsvFiles
{
    /// <exception cref="InvalidDataException">Something is wrong in a file; the message starts with its path.</exception>
    public static IPruningData Read(string trainPath, string testPath)
    {
        var (train, test) = (CsvTable.Read(trainPath), CsvTable.Read(testPath));
        CheckColumns(train, test);
        var (trainLabels, testLabels, classes) = CsvClasses.Of(train, test);
        long[] shape = [train.Columns.Length - 1];
        return new PruningData(
            new TensorDataset(train.Features, trainLabels, shape, classes), new TensorDataset(test.Features, testLabels, shape, classes));
    }

    /// <summary>The same features in another order would be other features to a network.</summary>
    private static void CheckColumns(CsvTable train, CsvTable test)
    {
        if (test.Columns.Length != train.Columns.Length)
            throw new InvalidDataException(
                $"'{test.Source}' has {Amount.Of(test.Columns.Length, "column")}, but '{train.Source}' has {train.Columns.Length}. "
                    + "Give both the same.");
        for (var i = 0; i < train.Columns.Length; i++)
            if (test.Columns[i] != train.Columns[i])
                throw new InvalidDataException(
                    $"'{test.Source}': column {i + 1} is '{test.Columns[i]}', but '{train.Columns[i]}' in '{train.Source}'. "
                    + "Give both the same columns in the same order.");
    }
}
