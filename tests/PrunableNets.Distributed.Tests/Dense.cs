using System;
using System.IO;
using PrunableNets.Formats;
using PrunableNets.Tests;

namespace PrunableNets.Distributed.Tests;

/// <summary>A trained network's weights in a file, for all tests of a class.</summary>
public sealed class Dense : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cluster-tests");

    public Dense()
    {
        Weights = File("dense.safetensors");
        using var net = TinyData.TrainedNet(2);
        Safetensors.Write(Weights, net.state_dict());
    }

    public string Weights { get; }

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
