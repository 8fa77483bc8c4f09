using System;
using System.Diagnostics;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Benchmarks.Plain;

/// <summary>Training of ResNet-56 written straight in TorchSharp: the samples in one tensor, a random order each epoch, accuracy after it.</summary>
internal sealed class PlainTraining(Tensor images, Tensor labels, Tensor testImages, Tensor testLabels) : IDisposable
{
    private readonly PlainResNet56 model = new();

    /// <summary>Seconds of each epoch, evaluation included.</summary>
    public double[] Seconds(int epochs, int batch)
    {
        using var optimizer = optim.SGD(model.parameters(), 0.02, momentum: 0.9, weight_decay: 2e-3);
        var seconds = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var start = Stopwatch.GetTimestamp();
            Epoch(optimizer, batch);
            Evaluate(batch);
            seconds[epoch] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return seconds;
    }

    public void Dispose() => model.Dispose();

    private void Epoch(SGD optimizer, int batch)
    {
        model.train();
        using var order = randperm(labels.shape[0], int64);
        for (var start = 0L; start < labels.shape[0]; start += batch)
        {
            using var scope = NewDisposeScope();
            var members = order.narrow(0, start, Math.Min(batch, labels.shape[0] - start));
            optimizer.zero_grad();
            var loss = functional.cross_entropy(model.call(images.index_select(0, members), null), labels.index_select(0, members));
            loss.backward();
            optimizer.step();
            if (!double.IsFinite(loss.ToDouble()))
                throw new InvalidOperationException("The plain training diverged.");
        }
    }

    private double Evaluate(int batch)
    {
        model.eval();
        using var guard = inference_mode();
        var correct = 0L;
        for (var start = 0L; start < testLabels.shape[0]; start += batch)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(batch, testLabels.shape[0] - start);
            correct += model.call(testImages.narrow(0, start, count), null).argmax(1).eq(testLabels.narrow(0, start, count)).sum().ToInt64();
        }
        return (double)correct / testLabels.shape[0];
    }
}
