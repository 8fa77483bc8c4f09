using System;
using System.IO;
using System.Linq;
using ModelZoo;
using PrunableNets.Data;
using PrunableNets.Formats;
using PrunableNets.Tests.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>The pretrained ResNet-56 on the exact CIFAR-10 test images.</summary>
public sealed class PretrainedResNetTests
{
    private const string Weights = "data/weights/resnet56-4bfd9763.safetensors";
    private const string Images = "data/cifar10/lossless_test_0000-0999.bin.gz";

    /// <summary>The golden file is what <c>peers/autobot_resnet56.py predict</c> of the benchmarks prints: PyTorch on the same libtorch.</summary>
    [SharedFact(Weights, Images)]
    public void PredictionsEqualPyTorchsImageByImage()
    {
        using var scope = NewDisposeScope();
        var model = new ResNet56();
        StateDict.Load(model, Safetensors.Read(SharedFactAttribute.SharedFile(Weights)));
        var test = Cifar10.Read(SharedFactAttribute.SharedFile(Images));
        model.eval();
        using var inference = inference_mode();
        var predictions = BatchLoader.Sequential(test).Epoch(0).SelectMany(b => model.call(b.Inputs[0]).argmax(1).data<long>().ToArray()).ToArray();

        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "resnet56-predictions.txt")).Where(char.IsDigit).Select(static c => (long)(c - '0'));
        Assert.Equal(golden.ToArray(), predictions);
        Assert.Equal(926, predictions.Where((p, i) => p == test.Label(i)).Count());
    }
}
