using System;
using System.IO;
using System.Linq;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>Samples that are numbers already: arrays of NumPy, tables, tensors.</summary>
internal sealed class TensorsSource : IDataSource
{
    private static readonly (string Extension, Func<string, string, IPruningData> Read)[] s_formats =
    [
        (".npz", static (train, test) => TensorFiles.Read(train, test, NpzFile.Read)),
        (".csv", CsvFiles.Read),
        (".safetensors", static (train, test) => TensorFiles.Read(train, test, SafetensorsFile.Read)),
    ];

    public string Name => "tensors";

    public string Help =>
        "with train.EXT and test.EXT: npz or safetensors with x [N, ..] (int32 and int64 become int64, other types float32) and y [N] "
        + "(classes 0, 1, ..), or csv with a header line, whose last column is the class (a number or a name)";

    public IPruningData Read(string path)
    {
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"There is no folder '{path}'.");
        var found = s_formats.Where(f => File.Exists(Path.Combine(path, "train" + f.Extension))).ToArray();
        if (found.Length == 0)
            throw new FileNotFoundException(
                $"'{path}' has no file train{string.Join(" or train", s_formats.Select(static f => f.Extension))}.");
        if (found.Length > 1)
            throw new InvalidDataException(
                $"'{path}' has train{string.Join(" and train", found.Select(static f => f.Extension))}. Leave only one of them there.");
        var (extension, read) = found[0];
        var (train, test) = (Path.Combine(path, "train" + extension), Path.Combine(path, "test" + extension));
        return File.Exists(test)
            ? read(train, test)
            : throw new FileNotFoundException($"There is no file '{test}' beside train{extension}.");
    }
}
