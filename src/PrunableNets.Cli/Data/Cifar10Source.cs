using System;
using System.IO;
using PrunableNets.Data;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>CIFAR-10 as it is distributed.</summary>
internal sealed class Cifar10Source : IDataSource
{
    public string Name => "cifar10";

    public string Help => "with the binary version of CIFAR-10: data_batch_1.bin and so on and test_batch.bin, plain or with .gz";

    public IPruningData Read(string path)
    {
        try
        {
            return new PruningData(Cifar10.ReadTrain(path), Cifar10.ReadTest(path));
        }
        catch (OverflowException e)
        {
            throw new InvalidDataException($"'{path}' has more images than fit into one array. Keep only CIFAR-10's own files there.", e);
        }
    }
}
