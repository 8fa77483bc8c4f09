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
    // A network may take a batch of one otherwise than others.
    private const int Samples = 2;

    /// <summary>
    /// What can be told without the network: samples of the shapes that the architecture was evaluated for, and test data like the training data.
    /// </summary>
    /// <returns>The data, with the batch where the network takes it.</returns>
    /// <exception cref="InvalidDataException">They are not; the message names both.</exception>
    public static IPruningData Check(Architecture architecture, IPruningData data)
    {
        var (train, test) = (data.Train, data.Test);
        CheckShapes(architecture, train, "training");
        CheckShapes(architecture, test, "test");
        if (!train.Inputs.Select(static i => i.Type).SequenceEqual(test.Inputs.Select(static i => i.Type)))
            throw new InvalidDataException($"The training data are {train}, the test data {test}; bring both to one type.");
        if (!train.ClassNames.SequenceEqual(test.ClassNames))
            throw new InvalidDataException($"The training data have the classes {Names(train)}, the test data {Names(test)}; give both the same class names in the same order.");
        return new PruningData(train.WithBatchAt(architecture.BatchDimensions), test.WithBatchAt(architecture.BatchDimensions)) { Objective = data.Objective };
    }

    /// <summary>Runs the network on its first samples: whether it takes their type, and gives what the objective takes, only this can tell.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static void Try(Architecture architecture, Module model, IPruningData data, Device device, PruningOptions options, ChosenMethod chosen)
    {
        var latencyBatch = options.LatencyBatchSize;
        using var scope = NewDisposeScope();
        var (name, train) = (architecture.Model, data.Train);
        var output = Refusing($"{name} cannot take the training data, {train}", () => Evaluation.Outputs(model, train, device, Samples));
        Refusing(
            $"{name} cannot take a batch of {latencyBatch}, with which latency is measured ({nameof(PruningOptions.LatencyBatchSize)})",
            () => Evaluation.Outputs(model, train, device, latencyBatch));
        foreach (var samples in new[] { train, data.Test })
            TryObjective(name, output, samples, data.Objective, device);
        ForwardOptions?[] forwards = [chosen.Options.Forwards, options.Training?.Forward, options.FineTuning?.Forward];
        foreach (var forward in forwards.OfType<ForwardOptions>().Distinct())
        {
            var loss = Refusing($"{name} cannot be trained on {train} with {data.Objective.Name}{(forward == new ForwardOptions() ? "" : $" and {forward}")}", () => Evaluation.Loss(model, train, device, Samples, data.Objective, forward));
            if (loss.numel() != 1)
                throw new InvalidDataException($"{data.Objective.Name} gives [{string.Join(", ", loss.shape)}] for a batch; a loss is one number, the mean over the batch.");
            if (!loss.requires_grad && model.parameters().Any(static p => p.requires_grad))
                throw new InvalidDataException($"{data.Objective.Name} has no gradient, so nothing can be trained with it; compute it with differentiable functions of the output.");
        }
    }

    /// <summary>Loss and right answers of two samples, as they are measured.</summary>
    private static void TryObjective(string model, Tensor output, Dataset data, Objective objective, Device device)
    {
        using var inference = inference_mode();
        var batch = data.First(Samples, device);
        if (ReferenceEquals(objective, Objective.Classification))
            CheckLogits(model, output.shape, batch, data);
        var problem = $"{objective.Name} cannot take what {model} gives, [{string.Join(", ", output.shape)}], with targets {string.Join(", ", batch.Targets.Select(static t => $"[{string.Join(", ", t.shape)}] ({t.dtype.ToString().ToLowerInvariant()})"))}";
        Refusing(problem, () => objective.Loss(output, batch));
        if (Refusing(problem, () => objective.Right(output, batch) ?? tensor(true)) is { dtype: not ScalarType.Bool } right)
            throw new InvalidDataException($"{objective.Name} tells right from wrong with {right.dtype}; give true and false, one element an answer (for instance with eq).");
    }

    private static void CheckLogits(string model, long[] output, Batch batch, Dataset data)
    {
        if (batch.Targets is not [{ dtype: ScalarType.Int64 } target])
            throw new InvalidDataException($"The targets of {data} are no class indices (int64), so there is no cross entropy of them; give {nameof(IPruningData)} the {nameof(IPruningData.Objective)} that they are for.");
        long[] expected = [batch.Count, data.ClassNames.Length, .. target.shape[1..]];
        var isUnnamed = data.ClassNames.Length == 0;
        if (output.Length != expected.Length || !output.AsSpan(2).SequenceEqual(expected.AsSpan(2)))
            throw new InvalidDataException(
                $"{model} gives [{string.Join(", ", output)}] for {batch.Count} samples; a classifier gives one logit a class, [{string.Join(", ", expected.Select((s, i) => i == 1 && isUnnamed ? "classes" : $"{s}"))}].");
        if (output[1] != expected[1] && !isUnnamed)
            throw new InvalidDataException($"{model} gives {Amount.Of(output[1], "logit")} a sample, but the training data have {data.ClassNames.Length} classes: {Names(data)}. Give the network as many outputs, or the data all class names.");
    }

    private static Tensor Refusing(string problem, Func<Tensor> compute)
    {
        try
        {
            return compute();
        }
        catch (Exception e) when (e is ExternalException or ArgumentException or InvalidOperationException)
        {
            // libtorch's message goes on with its own call stack.
            throw new InvalidDataException($"{problem}: {e.Message.Split('\n')[0].TrimEnd()}", e);
        }
    }

    private static void CheckShapes(Architecture architecture, Dataset data, string which)
    {
        if (data.Count == 0)
            throw new InvalidDataException($"The {which} data are empty.");
        var given = data.Inputs.Select(static i => i.ShapeText);
        var expected = architecture.Inputs.Select(static i => string.Join('x', i));
        if (!given.SequenceEqual(expected))
            throw new InvalidDataException($"The {which} data are {data}, but {architecture.Model} takes {string.Join(" and ", expected)}. Bring the samples to this shape, or give [Prunable] theirs.");
    }

    private static string Names(Dataset data)
    {
        const int Shown = 12;
        return string.Join(", ", data.ClassNames.Take(Shown)) + (data.ClassNames.Length > Shown ? $", ... ({data.ClassNames.Length} in all)" : "");
    }
}
