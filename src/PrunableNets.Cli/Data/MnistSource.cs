using PrunableNets.Data;
using PrunableNets.Hosting;

namespace PrunableNets.Cli.Data;

/// <summary>MNIST as it is distributed, and what shares its format.</summary>
internal sealed class MnistSource : IDataSource
{
    public string Name => "mnist";

    public string Help => "with MNIST's or Fashion-MNIST's four files: train-images-idx3-ubyte and so on, plain or with .gz";

    public IPruningData Read(string path) => new PruningData(Mnist.ReadTrain(path), Mnist.ReadTest(path));
}
