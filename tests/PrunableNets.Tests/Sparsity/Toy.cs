using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Tests.Sparsity;

/// <summary>A layer whose weights and gradients a test sets, and steps of a training without a trainer.</summary>
internal static class Toy
{
    /// <summary>[rows, weights / rows], without bias.</summary>
    public static Linear Layer(float[] weights, int rows = 1)
    {
        var layer = Linear(weights.Length / rows, rows, hasBias: false);
        Set(layer, weights);
        return layer;
    }

    public static void Set(Linear layer, float[] weights)
    {
        using var guard = no_grad();
        using var values = tensor(weights);
        using var shaped = values.reshape(layer.weight.shape);
        layer.weight.copy_(shaped);
    }

    public static float[] Weights(Linear layer) => Values(layer.weight);

    public static float[] Gradient(Linear layer) => Values(layer.weight.grad!);

    public static float[] Values(Tensor tensor) => tensor.detach().clone().data<float>().ToArray();

    /// <summary>What the only weight's mask lets through.</summary>
    public static bool[] Mask(SparseTraining training) => Array.ConvertAll(Values(training.Masks.Weights[0].Mask), static m => m != 0);

    /// <summary>One step in which the layer's gradient is what it is told to be.</summary>
    /// <param name="hook">Called as a trainer calls it.</param>
    /// <param name="layer">The model.</param>
    /// <param name="step">From 0.</param>
    /// <param name="perEpoch">Steps of an epoch.</param>
    /// <param name="steps">All steps.</param>
    /// <param name="gradient">One number a weight.</param>
    /// <param name="optimizer">What changes the weights; null leaves them.</param>
    public static void Step(ITrainingHook hook, Linear layer, int step, int perEpoch, int steps, float[] gradient, Action? optimizer = null)
    {
        var moment = new TrainingMoment(layer, step, perEpoch, steps);
        layer.zero_grad();
        hook.BeforeForward(moment);
        using (NewDisposeScope())
            layer.weight.mul(tensor(gradient).reshape(layer.weight.shape)).sum().backward();
        hook.AfterBackward(moment);
        optimizer?.Invoke();
        hook.AfterStep(moment);
    }
}
