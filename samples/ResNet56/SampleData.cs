using System.IO;
using PrunableNets.Data;
using PrunableNets.Hosting;

namespace ResNetSample;

/// <summary>The embedded images, or CIFAR-10 in a folder.</summary>
internal static class SampleData
{
    public static PruningData Shapes() => new(ShapesDataset.Train(), ShapesDataset.Test());

    /// <summary>Exact CIFAR-10 images: a part of the training set, and the first 1,000 of the test set.</summary>
    public static PruningData Cifar(string folder) => new(
        Cifar10.Read(Path.Combine(folder, "cifar10", "lossless_train_subset.bin.gz")),
        Cifar10.Read(Path.Combine(folder, "cifar10", "lossless_test_0000-0999.bin.gz")));
}
