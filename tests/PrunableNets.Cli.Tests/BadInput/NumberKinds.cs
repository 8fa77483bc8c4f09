using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using PrunableNets.Cli.Data;
using PrunableNets.Formats;
using PrunableNets.Tests.BadInput;
using TorchSharp;

namespace PrunableNets.Cli.Tests.BadInput;

/// <summary>Samples that are numbers already; the training samples are damaged, the test samples are not.</summary>
internal static class NumberKinds
{
    private const int Samples = 4;
    private const string Numbered = "width,height,class\n1.5,2,0\n-3,4e1,1\n5,6.25,1\n7,8,0\n";
    private const string Named = "\"width\"\theight\tclass\n1.5\t2\toak\n3\t4\t\"ash, \"\"red\"\"\"\n5\t6\toak\n";

    public static IEnumerable<FileKind> All =>
    [
        new("npz", "train.npz", 2000, false, static path => WriteNpz(path, CompressionLevel.NoCompression), Read),
        new("npz, compressed", "train.npz", 1000, false, static path => WriteNpz(path, CompressionLevel.Optimal), Read),
        new("npy in a good npz", "x.npy", 2000, true, WriteNpy, ReadNpy),
        new("csv", "train.csv", 2000, true, static path => WriteCsv(path, Numbered), Read),
        new("csv with names and tabs", "train.csv", 1000, false, static path => WriteCsv(path, Named), Read),
        new("safetensors", "train.safetensors", 2000, true, WriteSafetensors, Read),
    ];

    private static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path)!, name);

    /// <summary>As the verbs do.</summary>
    private static long Read(string path)
    {
        var data = DataSources.Read("tensors:" + Path.GetDirectoryName(path));
        return data.Train.Count + data.Test.Count;
    }

    private static void WriteNpz(string path, CompressionLevel level)
    {
        foreach (var file in new[] { path, Beside(path, "test.npz") })
            NpzFiles.WriteArchive(file, NpzFiles.X($"({Samples}, 2)", Samples), NpzFiles.Y(Samples), level);
    }

    /// <summary>Damage to an archive hardly ever comes as far as to the arrays in it.</summary>
    private static void WriteNpy(string path)
    {
        File.WriteAllBytes(path, NpzFiles.X($"({Samples}, 2)", Samples));
        WriteNpz(Beside(path, "train.npz"), CompressionLevel.NoCompression);
    }

    private static long ReadNpy(string path)
    {
        var archive = Beside(path, "train.npz");
        NpzFiles.WriteArchive(archive, File.ReadAllBytes(path), NpzFiles.Y(Samples));
        return Read(archive);
    }

    private static void WriteCsv(string path, string text)
    {
        File.WriteAllText(path, text);
        File.WriteAllText(Beside(path, "test.csv"), text);
    }

    private static void WriteSafetensors(string path)
    {
        KeyValuePair<string, torch.Tensor>[] tensors =
        [
            KeyValuePair.Create("x", torch.ones(Samples, 2)), KeyValuePair.Create("y", torch.zeros(Samples, dtype: torch.ScalarType.Int64)),
        ];
        Safetensors.Write(path, tensors);
        Safetensors.Write(Beside(path, "test.safetensors"), tensors);
    }
}
