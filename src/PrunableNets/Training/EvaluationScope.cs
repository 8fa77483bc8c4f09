using System;
using System.Linq;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Evaluation mode for a while: disposing returns every submodule to the mode it was in.</summary>
internal sealed class EvaluationScope : IDisposable
{
    private readonly (Module Module, bool Training)[] modes;

    public EvaluationScope(Module module)
    {
        modes = [.. module.named_modules().Select(static m => m.module).Prepend(module).Select(static m => (m, m.training))];
        module.eval();
    }

    public void Dispose()
    {
        // train() reaches all children, so parents, which come first, are corrected by their children.
        foreach (var (module, training) in modes)
            module.train(training);
    }
}
