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
    private const string Original = "data/weights/resnet56-4bfd9763.th";
    private const string SmallWeights = "data/weights/resnet20-12fca82f.safetensors";
    private const string SmallOriginal = "data/weights/resnet20-12fca82f.th";
    private const string Images = "data/cifar10/lossless_test_0000-0999.bin.gz";

    /// <summary>The golden file is what <c>peers/autobot_resnet56.py predict</c> of the benchmarks prints: PyTorch on the same libtorch.</summary>
    [SharedFact(Weights, Images)]
    public void PredictionsEqualPyTorchsImageByImage()
    {
        using var scope = NewDisposeScope();
        var model = new ResNet56();
        StateDict.Load(model, WeightFile.Read(SharedFactAttribute.SharedFile(Weights)));
        var test = Cifar10.Read(SharedFactAttribute.SharedFile(Images));
        model.eval();
        using var inference = inference_mode();
        var predictions = BatchLoader.Sequential(test).Epoch(0).SelectMany(b => model.call(b.Inputs[0]).argmax(1).data<long>().ToArray()).ToArray();

        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "resnet56-predictions.txt")).Where(char.IsDigit).Select(static c => (long)(c - '0'));
        Assert.Equal(golden.ToArray(), predictions);
        Assert.Equal(926, predictions.Where((p, i) => p == test.Label(i)).Count());
    }

    /// <summary>Checkpoints of 2018, in the format before PyTorch 1.6: the state dict of a network trained in parallel, among other things.</summary>
    [SharedFact(Original, Weights)]
    public void TheCheckpointThatTheWeightsCameFromHasTheSame() => HasTheSame(Original, Weights);

    [SharedFact(SmallOriginal, SmallWeights)]
    public void SoHasThatOfResNet20() => HasTheSame(SmallOriginal, SmallWeights);

    private static void HasTheSame(string original, string converted)
    {
        using var scope = NewDisposeScope();
        var (expected, found) = (WeightFile.Read(SharedFactAttribute.SharedFile(converted)), WeightFile.Read(SharedFactAttribute.SharedFile(original)));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, e => Assert.True(found[e.Key].equal(e.Value).all().ToBoolean() && found[e.Key].dtype == e.Value.dtype, e.Key));
    }
}
