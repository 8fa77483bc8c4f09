using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Has a network's layers compute the batch norms behind them, in their own weights, until it is disposed of: whoever calls the layers leaves
/// out <see cref="Norms"/>. For forwards in evaluation, without gradients.
/// </summary>
internal sealed class FoldedNormScope : IDisposable
{
    private readonly List<Action> undo = [];

    /// <param name="network">Its weights are others while this is in use.</param>
    /// <param name="architecture">The network's.</param>
    /// <param name="wanted">Norms that may be left out; others stay what they are, as those whose layers have gates of their own.</param>
    public FoldedNormScope(Module network, Architecture architecture, IReadOnlyCollection<Module> wanted)
    {
        try
        {
            FoldAll(network, architecture, wanted);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Those that layers compute.</summary>
    public HashSet<Module> Norms { get; } = new(ReferenceEqualityComparer.Instance);

    public void Dispose()
    {
        using var guard = no_grad();
        foreach (var action in undo)
            action();
        undo.Clear();
    }

    private void FoldAll(Module network, Architecture architecture, IReadOnlyCollection<Module> wanted)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var modules = network.named_modules().ToDictionary(static m => m.name, static m => m.module);
        var gated = architecture.Graph.Nodes.Where(static n => n is { IsGated: true, Layer: not null }).Select(static n => n.Layer!).ToHashSet();
        foreach (var foldable in architecture.FoldableNorms.Where(f => !gated.Contains(f.Layer)))
        {
            if (modules[foldable.Norm] is not BatchNorm norm || !wanted.Contains(norm))
                continue;
            var folds = modules[foldable.Layer] switch
            {
                Convolution layer => Fold(foldable, norm, layer.weight, layer.bias, b => layer.bias = b),
                Linear layer => Fold(foldable, norm, layer.weight, layer.bias, b => layer.bias = b),
                _ => false,
            };
            if (folds)
                Norms.Add(norm);
        }
    }

    private bool Fold(FoldableNorm foldable, BatchNorm norm, Parameter weight, Parameter? bias, Action<Parameter?> setBias)
    {
        if (norm is not { running_mean: { } mean, running_var: { } variance })
            return false;
        var folded = NormFolding.Into(weight, bias, mean, variance, norm.weight, norm.bias, norm.eps, foldable.IsTransposed);
        Replace(weight, folded.Weight);
        if (bias is not null)
        {
            Replace(bias, folded.Bias);
            return true;
        }
        setBias(new Parameter(folded.Bias.DetachFromDisposeScope(), requires_grad: false));
        undo.Add(() => setBias(null));
        return true;
    }

    private void Replace(Tensor target, Tensor value)
    {
        var before = target.clone().DetachFromDisposeScope();
        target.copy_(value);
        undo.Add(() =>
        {
            target.copy_(before);
            before.Dispose();
        });
    }
}
