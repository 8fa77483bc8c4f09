using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using PrunableNets.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Hosting;

/// <summary>Refuses data that are not the network's, before anything is trained on them.</summary>
internal static class DataFit
{
    /// <summary>What can be told without the network: samples of the shape that the architecture was evaluated for, and test data like the training data.</summary>
    /// <exception cref="InvalidDataException">They are not; the message names both.</exception>
    public static void Check(Architecture architecture, IPruningData data)
    {
        var (train, test) = (data.Train, data.Test);
        CheckShape(architecture, train, "training");
        CheckShape(architecture, test, "test");
        if (train.ElementType != test.ElementType)
            throw new InvalidDataException($"The training data are {train}, the test data {test}; bring both to one type.");
        if (!train.ClassNames.SequenceEqual(test.ClassNames))
            throw new InvalidDataException($"The training data have the classes {Names(train)}, the test data {Names(test)}; give both the same class names in the same order.");
    }

    /// <summary>Runs the network on its first samples: whether it takes their type, and gives one logit a class, only this can tell.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static void Try(Architecture architecture, Module<Tensor, Tensor> model, Dataset data, Device device, int latencyBatch)
    {
        // A network may take a batch of one otherwise than others.
        const int Samples = 2;
        using var scope = NewDisposeScope();
        Tensor logits;
        try
        {
            logits = Evaluation.Outputs(model, data, device, Samples);
        }
        catch (Exception e) when (e is ExternalException or ArgumentException)
        {
            // libtorch's message goes on with its own call stack.
            throw new InvalidDataException($"{architecture.Model} cannot take the training data, {data}: {e.Message.Split('\n')[0].TrimEnd()}", e);
        }
        try
        {
            Evaluation.Outputs(model, data, device, latencyBatch).Dispose();
        }
        catch (Exception e) when (e is ExternalException or ArgumentException)
        {
            throw new InvalidDataException($"{architecture.Model} cannot take a batch of {latencyBatch}, with which latency is measured ({nameof(PruningOptions.LatencyBatchSize)}): {e.Message.Split('\n')[0].TrimEnd()}", e);
        }
        if (logits.shape.Length != 2)
            throw new InvalidDataException($"{architecture.Model} gives [{string.Join(", ", logits.shape)}] for {Samples} samples; a classifier gives one logit a class, [{Samples}, {data.ClassNames.Length}].");
        if (logits.shape[1] != data.ClassNames.Length)
            throw new InvalidDataException($"{architecture.Model} gives {logits.shape[1]} logits a sample, but the training data have {data.ClassNames.Length} classes: {Names(data)}. Give the network as many outputs, or the data all class names.");
    }

    private static void CheckShape(Architecture architecture, Dataset data, string which)
    {
        if (data.Count == 0)
            throw new InvalidDataException($"The {which} data are empty.");
        if (!data.SampleShape.SequenceEqual(architecture.Inputs[0]))
            throw new InvalidDataException($"The {which} data are {data}, but {architecture.Model} takes {string.Join('x', architecture.Inputs[0])}. Bring the samples to this shape, or give [Prunable] theirs.");
    }

    private static string Names(Dataset data)
    {
        const int Shown = 12;
        return string.Join(", ", data.ClassNames.Take(Shown)) + (data.ClassNames.Length > Shown ? $", ... ({data.ClassNames.Length} in all)" : "");
    }
}
