using System;
using System.Collections.Generic;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Networks with any number of input tensors as one kind; TorchSharp has a type for each.</summary>
internal static class ModuleCall
{
    /// <summary>The network's output for a batch of inputs.</summary>
    /// <exception cref="ArgumentException">It takes other than these.</exception>
    public static Tensor Call(this Module module, IReadOnlyList<Tensor> inputs) => (module, inputs) switch
    {
        (Module<Tensor, Tensor> m, [var a]) => m.call(a),
        (Module<Tensor, Tensor, Tensor> m, [var a, var b]) => m.call(a, b),
        (Module<Tensor, Tensor, Tensor, Tensor> m, [var a, var b, var c]) => m.call(a, b, c),
        (Module<Tensor, Tensor, Tensor, Tensor, Tensor> m, [var a, var b, var c, var d]) => m.call(a, b, c, d),
        (Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> m, [var a, var b, var c, var d, var e]) => m.call(a, b, c, d, e),
        (Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> m, [var a, var b, var c, var d, var e, var f]) => m.call(a, b, c, d, e, f),
        _ => throw new ArgumentException($"{module.GetName()} does not take {inputs.Count} tensors and give one.", nameof(inputs)),
    };
}
