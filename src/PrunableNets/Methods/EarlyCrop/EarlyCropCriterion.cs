using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using PrunableNets.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// EarlyCroP, structured (Rachwan et al., "Winning the Lottery Ahead of Time: Efficient Early Network Pruning"): a channel matters as much as closing its gate
/// c = 1 changes the gradient flow, |c dz/dc| with z = sum_b g^T g_b, where g is the gradient of the loss by all weights over all batches, held constant, and g_b
/// that of batch b. On a network before any training it is CroP-S. Here the gates stand where the compiler puts them (behind activations), not at every layer's
/// output, coupled layers share theirs, and the batches are training samples; the released code takes the test loader's.
/// </summary>
[PruningMethod("EarlyCroP", "arXiv 2206.10451")]
public sealed class EarlyCropCriterion(EarlyCropOptions options) : IChannelCriterion
{
    /// <inheritdoc/>
    public SelectionOptions DefaultSelection => new();

    /// <inheritdoc/>
    public IReadOnlyList<float> Score(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var batches = context.Batches(options.Batches, options.BatchSize, options.Seed).ToArray();
        try
        {
            return Flow(context, batches, options.Form).abs().to(float32).cpu().data<float>().ToArray();
        }
        finally
        {
            foreach (var batch in batches)
                batch.Dispose();
        }
    }

    /// <summary>c dz/dc, [<see cref="Architecture.GateCount"/>], with its sign.</summary>
    internal static Tensor Flow(PruningContext context, IReadOnlyList<Batch> batches, GradientFlowForm form)
    {
        using var scope = NewDisposeScope();
        using var evaluation = new EvaluationScope(context.Gated.Module);
        var gates = GateGradients.Leaf(context);
        using var held = context.Gated.Gates.Hold(gates);
        // Only matrices: the flow through filters, not through biases and norms, as in the released code.
        var weights = SharedWeights.Parameters(context.Network).Where(static p => p.dim() > 1 && p.is_floating_point()).ToArray();
        using var thawed = new Thawed(weights);
        Tensor[] by = form == GradientFlowForm.Gates ? [gates] : weights;
        var total = by.Select(static w => zeros_like(w).detach()).ToArray();
        foreach (var batch in batches)
        {
            using var one = NewDisposeScope();
            var gradients = Gradients(Loss(context, batch), by, again: false);
            for (var i = 0; i < by.Length; i++)
                if (gradients[i] is { } gradient)
                    total[i].add_(gradient.detach());
        }
        var parameters = SharedWeights.Parameters(context.Network).ToArray();
        foreach (var batch in batches)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using var one = NewDisposeScope();
            var gradients = Gradients(Loss(context, batch), by, again: true);
            Tensor? z = null;
            for (var i = 0; i < by.Length; i++)
                if (gradients[i] is { requires_grad: true } gradient)
                    z = z is null ? gradient.mul(total[i]).sum() : z.add(gradient.mul(total[i]).sum());
            // A network whose gradients do not depend on its gates has no flow to preserve.
            if (z is not null)
                Backward(z, context.Architecture.Model);
        }
        var flow = gates.grad is { } change ? change.detach().mul(gates.detach()) : zeros_like(gates).detach();
        // They were made by the way, and are nobody's.
        foreach (var parameter in parameters)
            parameter.grad?.zero_();
        return flow.MoveToOuterDisposeScope();
    }

    /// <summary>Adds to the gates' gradients. Not by <c>autograd.grad</c>, which ends the process where libtorch has no derivative.</summary>
    private static void Backward(Tensor z, string model)
    {
        try
        {
            z.backward();
        }
        catch (ExternalException e)
        {
            throw new InvalidOperationException($"EarlyCroP needs second derivatives, and libtorch has none of a function of {model}: {e.Message.Split('\n')[0].TrimEnd()}. Choose another method, such as Taylor.", e);
        }
    }

    private static Tensor Loss(PruningContext context, Batch batch) => context.Objective.Loss(context.Gated.Module.Call(batch.Inputs), batch);

    private static IList<Tensor?> Gradients(Tensor of, IList<Tensor> by, bool again) =>
        [.. autograd.grad([of], by, retain_graph: again, create_graph: again, allow_unused: true)];

    /// <summary>Weights that were frozen let gradients through for a while.</summary>
    private sealed class Thawed : IDisposable
    {
        private readonly Parameter[] frozen;

        public Thawed(IEnumerable<Parameter> weights)
        {
            frozen = [.. weights.Where(static w => !w.requires_grad)];
            foreach (var weight in frozen)
                weight.requires_grad = true;
        }

        public void Dispose()
        {
            foreach (var weight in frozen)
                weight.requires_grad = false;
        }
    }
}
