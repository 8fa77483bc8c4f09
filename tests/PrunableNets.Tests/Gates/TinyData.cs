using System;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets.Tests;

/// <summary>Noisy 3x8x8 images whose class is the quadrant that is brighter: a network learns them in seconds.</summary>
internal static class TinyData
{
    public static ImageDataset Create(int count, int seed)
    {
        var random = new Random(seed);
        var shape = new ImageShape(3, 8, 8);
        var pixels = new byte[count * shape.Size];
        random.NextBytes(pixels);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.Next(TinyNet.Classes);
            for (var p = 0; p < shape.Size; p++)
            {
                var (row, column) = (p / 8 % 8, p % 8);
                var bright = labels[i] == row / 4 * 2 + column / 4;
                ref var pixel = ref pixels[i * shape.Size + p];
                pixel = (byte)(pixel / 2 + (bright ? 110 : 0));
            }
        }
        return new ImageDataset(pixels, labels, shape, [.. Enumerable.Range(0, TinyNet.Classes).Select(c => $"{c}")], Normalization.Symmetric(3));
    }

    /// <summary>A network that has learnt <see cref="Create"/>'s images, so that its batch-norm statistics are not the initial ones.</summary>
    public static TinyNet TrainedNet(int epochs = 6)
    {
        random.manual_seed(3);
        var net = TinyNet.Create();
        new Trainer(new TrainingOptions { Epochs = epochs, BatchSize = 32, LearningRate = 0.1, WeightDecay = 5e-4, Augmentation = null })
            .Train(net, Create(512, 1), Create(64, 2), CPU);
        return net;
    }
}
