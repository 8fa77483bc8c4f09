using System;
using System.Collections.Generic;
using PrunableNets.LibTorch.Tests.Support;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Golden;

/// <summary>The cases of golden.py, written against TorchSharp's API.</summary>
internal static partial class GoldenCases
{
    internal static Dictionary<string, Case> All { get; } = Make();

    private static Dictionary<string, Case> Make()
    {
        var cases = new Dictionary<string, Case>();
        Activations(cases);
        Layers(cases);
        Losses(cases);
        Recurrent(cases);
        Windows(cases);
        Arithmetic(cases);
        Views(cases);
        return cases;
    }

    private static Tensor W(params long[] shape) => Wave.Of(shape);

    internal sealed record Case(Func<Tensor, Tensor> Evaluate, params long[] Shape);
}
