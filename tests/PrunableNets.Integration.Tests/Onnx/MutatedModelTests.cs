using System;
using System.IO;
using System.Linq;
using ModelZoo;
using PrunableNets.Onnx;
using PrunableNets.Tests.BadInput;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests.Onnx;

/// <summary>Damaged models are read or refused, in memory that is bounded by the file.</summary>
public sealed class MutatedModelTests : IDisposable
{
    private const int Mutants = 2000;
    private const long MostAllocated = 64 << 20;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("onnx");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void TwoThousandAreReadOrRefused()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(folder.FullName, "model.onnx");
        using var network = new LeNet5();
        OnnxExport.Dense(LeNet5.Architecture, network).Save(path);
        var honest = File.ReadAllBytes(path);
        Assert.Equal("LeNet5", OnnxModel.Load(path).Metadata["model"]);
        // What the weights say does not matter to a reader: damage goes where the rest is.
        var (read, refused) = (0, 0);
        for (var seed = 0; seed < Mutants; seed++)
        {
            File.WriteAllBytes(path, Mutation.Of(honest, seed, isText: false));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                _ = OnnxModel.Load(path).Metadata.Count;
                read++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated + (8L * honest.Length));
        }
        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
    }
}
