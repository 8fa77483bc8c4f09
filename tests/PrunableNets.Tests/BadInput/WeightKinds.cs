using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;
using Safetensors = PrunableNets.Formats.Safetensors;

namespace PrunableNets.Tests.BadInput;

/// <summary>Weights, and checkpoints, which are weights with a digest.</summary>
internal static class WeightKinds
{
    public static IEnumerable<FileKind> All =>
    [
        new("safetensors", "weights.safetensors", 4000, true, WriteSafetensors, static path => Size(WeightFile.Read(path))),
        new("TorchSharp", "weights.dat", 3500, false, static path => Build().save(path), static path => Size(WeightFile.Read(path))),
        new("PyTorch", "weights.pth", 1500, false, static path => Build().save_py(path), static path => Size(WeightFile.Read(path))),
        new("PyTorch, stored", "weights.pt", 3000, false, WriteStored, static path => Size(WeightFile.Read(path))),
        new("PyTorch before 1.6", "weights.th", 3000, false, static path => PickleWriter.WriteLegacy(path, 1, 2, 3), static path => Size(WeightFile.Read(path))),
        new("checkpoint", "checkpoint.safetensors", 2000, true, static path => Checkpoints(path).Save(5, Tensors()), ReadCheckpoint),
    ];

    private static nn.Module<Tensor, Tensor> Build() => nn.Sequential(("fc", nn.Linear(2, 3)), ("norm", nn.BatchNorm1d(3)));

    private static KeyValuePair<string, Tensor>[] Tensors() =>
        [KeyValuePair.Create("fc.weight", ones(2, 3)), KeyValuePair.Create("count", tensor(7L)), KeyValuePair.Create("flags", zeros(5, dtype: ScalarType.Bool))];

    private static void WriteSafetensors(string path) => Safetensors.Write(path, Tensors(), new Dictionary<string, string> { ["format"] = "pt" });

    /// <summary>As PyTorch itself does, without compression, so that damage reaches what is inside.</summary>
    private static void WriteStored(string path)
    {
        var compressed = path + ".compressed";
        Build().save_py(compressed);
        using (var from = ZipFile.OpenRead(compressed))
        using (var to = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var entry in from.Entries)
            {
                using var source = entry.Open();
                using var target = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                source.CopyTo(target);
            }
        }
        File.Delete(compressed);
    }

    private static CheckpointFile Checkpoints(string path) => new(path, new Dictionary<string, string> { ["seed"] = "1" }, 1, static _ => { });

    private static long ReadCheckpoint(string path)
    {
        using var checkpoint = Checkpoints(path).Load();
        return checkpoint is null ? 0 : Size(checkpoint.Tensors);
    }

    private static long Size(IReadOnlyDictionary<string, Tensor> tensors) => tensors.Values.Sum(static t => t.numel() * TensorBytes.OfElement(t.dtype)!.Value);
}
