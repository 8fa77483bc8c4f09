using System;
using System.Linq;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>The task's loss and gradient of an iteration, from shares that may be computed elsewhere, added up in their order.</summary>
internal sealed class SharedTask(OrderedEvaluation<GateShare, GateShareGradient> evaluation, int shares)
{
    /// <summary>Adds the gradient to that of the logits.</summary>
    /// <returns>The mean loss over the batch, and its samples.</returns>
    public (double Loss, int Samples) Backward(Parameter alpha, int iteration)
    {
        using var scope = NewDisposeScope();
        var logits = alpha.detach().cpu().data<float>().ToArray();
        var parts = evaluation.Evaluate([.. Enumerable.Range(0, shares).Select(s => new GateShare(iteration, s, logits))]).ToArray();
        var samples = parts.Sum(static p => p.Samples);
        var gradient = new double[logits.Length];
        foreach (var part in parts)
            for (var i = 0; i < gradient.Length; i++)
                gradient[i] += part.Gradient[i] * (double)part.Samples;
        using var guard = no_grad();
        alpha.grad!.add_(tensor(gradient, float64, alpha.device).div(samples).to(float32));
        return (parts.Sum(static p => p.Loss * p.Samples) / samples, samples);
    }
}
