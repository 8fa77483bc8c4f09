using System.Collections.Generic;
using System.IO;
using ModelZoo;
using PrunableNets.Data;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Benchmarks;

/// <summary>The pretrained ResNet-56, the exact CIFAR-10 images and AutoBot's target: what cases about accuracy start from.</summary>
internal sealed class PretrainedResNet56(Settings settings)
{
    private readonly string weights = Path.Combine(settings.Data, "weights", "resnet56-4bfd9763.safetensors");
    private readonly Device device = device(settings.Device);

    /// <summary>7,897 training images, or those of another copy.</summary>
    public ImageDataset Train { get; } = settings.Images is { } folder ? Cifar10.ReadTrain(folder) : Cifar10.Read(Path.Combine(settings.Data, "cifar10", "lossless_train_subset.bin.gz"));

    /// <summary>The first 1,000 test images, or those of another copy.</summary>
    public ImageDataset Test { get; } = settings.Images is { } folder ? Cifar10.ReadTest(folder) : Cifar10.Read(Path.Combine(settings.Data, "cifar10", "lossless_test_0000-0999.bin.gz"));

    /// <summary>55.84 MFLOPs of 126.55.</summary>
    public CostTarget Target { get; } = new(55.84e6, false, FlopsConvention.AutoBot);

    public ResNet56 Load()
    {
        var dense = new ResNet56();
        StateDict.Load(dense, Safetensors.Read(weights));
        dense.to(device);
        return dense;
    }

    /// <summary>The batches of a gate training.</summary>
    public BatchLoader Load(AutoBotOptions options) => options.CreateLoader(Train, device);

    /// <summary>Accuracy on the test images of the network that the scores leave, and its FLOPs.</summary>
    public (double Accuracy, long Flops) Measure(ResNet56 dense, IReadOnlyList<float> scores)
    {
        using var scope = NewDisposeScope();
        var (slim, selection) = Slim(dense, scores);
        return (Measure(slim).Share, selection.First.Cost);
    }

    /// <summary>The same with its batch norms measured anew, on as many batches of the gates as a hosted run takes by default.</summary>
    public (double Accuracy, long Flops) MeasureRecalibrated(ResNet56 dense, IReadOnlyList<float> scores, AutoBotOptions options)
    {
        const int RecalibrationBatches = 20;
        using var scope = NewDisposeScope();
        var (slim, selection) = Slim(dense, scores);
        BatchNormStatistics.Measure(slim, Load(options), RecalibrationBatches);
        return (Measure(slim).Share, selection.First.Cost);
    }

    public Accuracy Measure(Module<Tensor, Tensor> network) => Evaluation.Measure(network, Test, device);

    /// <summary>The network that the scores leave.</summary>
    public (Module<Tensor, Tensor> Network, Selection Selection) Slim(ResNet56 dense, IReadOnlyList<float> scores)
    {
        var selection = ThresholdSelection.Select(ResNet56.Architecture, scores, Target);
        return (ResNet56.CreateSlim(dense, selection.Plan).to(device), selection);
    }

    public IGatedModule Gate(ResNet56 dense) => ResNet56.CreateGated(dense).to(device);
}
