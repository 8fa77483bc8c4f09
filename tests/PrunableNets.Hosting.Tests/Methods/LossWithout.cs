using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PrunableNets;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>A channel is worth what the loss is without it.</summary>
[PruningMethod("LossWithout", "an example")]
public sealed class LossWithout(LossWithoutOptions options) : IChannelCriterion
{
    public IReadOnlyList<float> Score(PruningContext context)
    {
        // Channels that earlier steps have removed are closed in all items.
        var gates = context.Gated.Gates.Lambda().detach().cpu().data<float>().ToArray();
        int[] closed = [.. Enumerable.Range(0, gates.Length).Where(i => gates[i] == 0)];
        int[][] items = [.. Enumerable.Range(0, gates.Length).Select(i => closed.Union([i]).ToArray())];
        using var evaluation = context.Open(new LossOfClosed(options.Samples));
        return [.. evaluation.Evaluate(items).Select(static loss => (float)loss)];
    }
}

public sealed record LossWithoutOptions : MethodOptions
{
    public int Samples { get; set; } = 64;
}

/// <summary>The loss of the first training samples with some gates closed.</summary>
public sealed record LossOfClosed(int Samples) : Measurement<int[], double>
{
    public override IMeasurer<int[], double> Open(NetworkContext context) => new Measurer(context, Samples);

    public override string? ProblemWith(double result) => double.IsFinite(result) ? null : "The loss is no finite number.";

    private sealed class Measurer(NetworkContext context, int samples) : IMeasurer<int[], double>
    {
        private readonly IGatedModule gated = context.Gated;

        public double Measure(int[] item, CancellationToken cancellationToken)
        {
            using var scope = NewDisposeScope();
            using var guard = no_grad();
            var open = Enumerable.Repeat(1f, context.Architecture.GateCount).ToArray();
            foreach (var gate in item)
                open[gate] = 0;
            using var held = gated.Gates.Hold(tensor(open, float32, context.Device));
            var loss = Evaluation.Loss(gated.Module, context.Train, context.Device, samples, context.Objective, new ForwardOptions());
            return loss.ToDouble();
        }

        public void Dispose()
        {
        }
    }
}
