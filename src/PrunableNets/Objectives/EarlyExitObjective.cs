using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Cross entropy of several classifiers of one network, the last of which is the network's answer.</summary>
/// <param name="weights">One an exit; null weighs all alike.</param>
/// <param name="labelSmoothing">Of every exit.</param>
internal sealed class EarlyExitObjective(IReadOnlyList<double>? weights, double labelSmoothing = 0) : Objective
{
    public override string Name => weights is null
        ? "cross entropy of exits"
        : $"cross entropy of exits, weights {string.Join(", ", weights.Select(static w => w.ToString(CultureInfo.InvariantCulture)))}";

    internal override bool IsCrossEntropy => true;

    internal override Objective LastExit =>
        new DelegateObjective("cross entropy of the last exit", (output, batch) => Loss(output, Exits(output) - 1, batch), Right);

    /// <summary>How many exits an output has.</summary>
    /// <exception cref="ArgumentException">It is not [N, exits, classes].</exception>
    public static int Exits(Tensor output) => output.dim() == 3
        ? (int)output.shape[1]
        : throw new ArgumentException(
            $"The output is [{string.Join(", ", output.shape)}]; a network with early exits gives the logits of all of them, [N, exits, classes]: torch.stack(new[] {{ a, b, c }}, 1).",
            nameof(output));

    /// <exception cref="ArgumentException">The output is not [N, exits, classes], or there is another number of weights.</exception>
    public override Tensor Loss(Tensor output, Batch batch)
    {
        var exits = Exits(output);
        if (weights is not null && weights.Count != exits)
            throw new ArgumentException($"There are {weights.Count} weights for {exits} exits; give one an exit, or none to weigh all alike.", nameof(output));
        var sum = weights?.Sum() ?? exits;
        return Enumerable.Range(0, exits).Select(e => Loss(output, e, batch).mul((weights?[e] ?? 1) / sum)).Aggregate(static (a, b) => a.add(b));
    }

    public override Tensor Right(Tensor output, Batch batch) => output.select(1, Exits(output) - 1).argmax(1).eq(batch.Target);

    internal override Objective Smoothed(double labelSmoothing) => new EarlyExitObjective(weights, labelSmoothing);

    private Tensor Loss(Tensor output, int exit, Batch batch) =>
        functional.cross_entropy(output.select(1, exit), batch.Target, label_smoothing: labelSmoothing);
}
