using System;
using System.Collections.Generic;
using System.Globalization;
using ModelZoo;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Ten epochs of fine-tuning of the slim ResNet-56 that <see cref="AfterPruning"/> leaves at seed 0 with the paper's settings, epoch by epoch; all on the images of
/// <c>--images</c> where there are some, the dense network's accuracy too.
/// </summary>
internal static class FineTuning
{
    private const int Epochs = 10;

    public static IEnumerable<IResult> Run(Settings settings)
    {
        set_num_threads(settings.Threads);
        using var scope = NewDisposeScope();
        var start = new PretrainedResNet56(settings);
        var dense = start.Load();
        yield return new FineTunedAccuracy("fine-tuning-resnet56", "dense", start.Measure(dense).Share);
        var trained = new AutoBotTrainer(ResNet56.Architecture, start.Target, AutoBotOptions.Paper).Train(start.Gate(dense), start.Train);
        var (slim, _) = start.Slim(dense, trained.Scores);
        yield return new FineTunedAccuracy("fine-tuning-resnet56", "slim", start.Measure(slim).Share);
        var options = new TrainingOptions { Epochs = Epochs };
        var result = new Trainer(options).Train(slim, start.Train, start.Test, device(settings.Device), new EpochReport());
        foreach (var epoch in result.Epochs)
            yield return new FineTunedAccuracy("fine-tuning-resnet56", string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Index + 1}"), epoch.Test.Share);
        yield return new FineTunedAccuracy("fine-tuning-resnet56", "last", result.Last.Test.Share);
        yield return new FineTunedAccuracy("fine-tuning-resnet56", "best", result.Best.Test.Share);
    }

    /// <summary>An epoch can take minutes.</summary>
    private sealed class EpochReport : IProgress<TrainingEpoch>
    {
        public void Report(TrainingEpoch value) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {value.Index + 1} of {Epochs}: {value.Test.Share * 100:F2} %"));
    }
}

/// <summary>Accuracy at a stage.</summary>
internal sealed record FineTunedAccuracy(string Case, string Stage, double Accuracy) : IResult
{
    public string ToJson() => Json.Write(this);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}, {Stage}: {Accuracy * 100:F2} %");
}
