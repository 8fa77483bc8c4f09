using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ML.OnnxRuntime;
using PrunableNets.Onnx;
using PrunableNets.RandomNetworks.Tests.Networks;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.RandomNetworks.Tests.Checks;

/// <summary>Writes the dense, gated and slim forms of a network as ONNX models, and runs them in ONNX Runtime.</summary>
internal static class OnnxCheck
{
    /// <summary>Operations without a counterpart, which the export refuses by name.</summary>
    public static IReadOnlyList<string> Refused { get; } = ["cdist", "cummax", "fftn"];

    /// <exception cref="FailureException">A model is refused by the export or the runtime, or computes something else.</exception>
    public static void Run<T>(T dense, Tensor input, RandomNetwork network) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        if (T.Architecture.Graph.Nodes.Any(static n => Refused.Contains(n.Operation)))
            return;
        var plan = RandomPlans.Of(T.Architecture, network.Seed).Last();
        using var exact = T.CreateSlim(dense, plan);
        exact.to(float64);
        SlimWeights.Copy(dense, exact, T.Architecture, plan);
        exact.eval();
        var (expected, expectedSlim) = (dense.call(input.clone()), exact.call(input.clone()));
        using var rounded = T.Create();
        rounded.load_state_dict(dense.state_dict());
        rounded.eval();
        using var slim = T.CreateSlim(rounded, plan);
        slim.eval();
        var single = input.to(float32);
        Same("ONNX, dense", expected, rounded.call(single.clone()), OnnxExport.Dense(T.Architecture, rounded), single);
        Same(
            "ONNX, dense with folded norms",
            expected,
            rounded.call(single.clone()),
            OnnxExport.Dense(T.Architecture, rounded, new OnnxOptions { FoldBatchNorms = true }),
            single);
        Same("ONNX, slim", expectedSlim, slim.call(single.clone()), OnnxExport.Slim(T.Architecture, slim, plan), single);
        Same("ONNX, gated", expectedSlim, slim.call(single.clone()), OnnxExport.Gated(T.Architecture, rounded, plan), single);
    }

    /// <summary>As near to double precision as TorchSharp itself is in single precision, but for a factor.</summary>
    private static void Same(string what, Tensor exact, Tensor rounded, OnnxModel model, Tensor input)
    {
        Tensor actual;
        try
        {
            using var session = new OnnxSession(model);
            actual = session.Run(input);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new FailureException(what, exception.Message);
        }
        if (!exact.shape.SequenceEqual(actual.shape))
            throw new FailureException(what, $"shape [{string.Join(", ", actual.shape)}] instead of [{string.Join(", ", exact.shape)}]");
        var magnitude = exact.abs().max().ToDouble();
        var (difference, rounding) = (
            (exact - actual).abs().max().ToDouble() / magnitude, (exact - rounded).abs().max().ToDouble() / magnitude);
        if (!(difference <= Math.Max(1e-5, 20 * rounding)))
            throw new FailureException(what, FormattableString.Invariant($"differs by {difference}, where rounding makes {rounding}"));
    }
}
