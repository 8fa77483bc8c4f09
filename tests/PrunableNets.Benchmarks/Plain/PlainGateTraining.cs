using System;
using System.Diagnostics;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Benchmarks.Plain;

/// <summary>AutoBot's gate training (arXiv 2111.09635) on ResNet-56, written straight in TorchSharp: the loss and the optimiser of ours.</summary>
internal sealed class PlainGateTraining : IDisposable
{
    private const double Target = 55.84e6, Beta = 6, Gamma = 0.4;

    private readonly PlainResNet56 model = new();
    private readonly long[] sizes;
    private readonly Parameter alpha;
    private readonly Adam optimizer;
    private readonly double dense;

    public PlainGateTraining(Device device)
    {
        model.to(device);
        model.eval();
        foreach (var parameter in model.parameters())
            parameter.requires_grad = false;
        sizes = model.Sizes;
        alpha = new Parameter(full(sizes.Sum(), Math.Log(9), float32, device));
        optimizer = optim.Adam([alpha], lr: 0.6);
        using var scope = NewDisposeScope();
        dense = model.Flops([.. sizes.Select(s => ones(s, device: device))]).ToDouble();
    }

    /// <summary>The median time of an iteration on random images, after as many unmeasured ones as said.</summary>
    public double MedianMilliseconds(int batch, int warmup, int repetitions)
    {
        using var images = randn([batch, 3, 32, 32], device: alpha.device);
        using var labels = randint(0, 10, [batch], int64, alpha.device);
        var times = new double[warmup + repetitions];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Step(images, labels);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        return times.Skip(warmup).Order().ElementAt(repetitions / 2);
    }

    public double Step(Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var gates = alpha.sigmoid().split(sizes);
        var entropy = functional.cross_entropy(model.call(images, gates), labels);
        var flops = model.Flops(gates);
        var g = flops.ToDouble() > Target ? (flops - Target) / (dense - Target) : 1 - flops / Target;
        var h = stack(gates.Select(static gate => (gate - gate.detach().round()).abs().mean())).mean();
        var loss = entropy + Beta * g + Gamma * h;
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }

    public void Dispose()
    {
        optimizer.Dispose();
        alpha.Dispose();
        model.Dispose();
    }
}
