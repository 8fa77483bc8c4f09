using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>
/// Holds a gated network still while its gates train: evaluation mode, and no gradients for anything but the logits.
/// Disposing restores what was.
/// </summary>
internal sealed class FrozenScope : IDisposable
{
    private readonly EvaluationScope evaluation;
    private readonly List<Parameter> frozen;
    private readonly bool alphaRequiredGrad;
    private readonly Parameter alpha;

    public FrozenScope(IGatedModule gated)
    {
        evaluation = new EvaluationScope(gated.Module);
        alpha = gated.Gates.Alpha;
        alphaRequiredGrad = alpha.requires_grad;
        frozen = [.. gated.Module.named_parameters().Where(static p => p.parameter.requires_grad && p.name != "gates.alpha").Select(static p => p.parameter)];
        foreach (var parameter in frozen)
            parameter.requires_grad = false;
        alpha.requires_grad = true;
    }

    public void Dispose()
    {
        foreach (var parameter in frozen)
            parameter.requires_grad = true;
        alpha.requires_grad = alphaRequiredGrad;
        evaluation.Dispose();
    }
}
