using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using ModelZoo;
using PrunableNets.Onnx;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Benchmarks;

/// <summary>
/// Slim against dense, in TorchSharp and in ONNX Runtime: whether a network is as much faster as its FLOPs promise. The channels that stay
/// are drawn at random, so that those of branches are scattered over their streams as those of a trained plan are.
/// A plan may round widths (<c>RoundTo</c>); the ONNX form does so by itself. In TorchSharp the classes without batch norms run besides.
/// </summary>
internal static class OnnxLatency
{
    public static IEnumerable<IResult> Run(Settings settings) =>
        Of<ResNet56>(settings, 0.44, 1, 8, 16)
            .Concat(Of<VGG16>(settings, 0.5, 1, 8, 16, 32))
            .Concat(Of<MobileNetV2>(settings, 0.5, 1, 8, 16))
            .Concat(Of<ViT>(settings, 0.5, 1, 8))
            .Concat(Of<ResNet50>(settings, 0.5, 1, 8));

    private static IEnumerable<IResult> Of<T>(Settings settings, double share, params int[] rounds) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        using var guard = no_grad();
        set_num_threads(settings.Threads);
        using var dense = T.Create();
        dense.eval();
        PruningPlan[] plans = [PruningPlan.Full(T.Architecture), .. rounds.Select(r => ScatteredPlan.Of(T.Architecture, share, r))];
        Module<Tensor, Tensor>[] slim = [.. plans.Select(p => (Module<Tensor, Tensor>)T.CreateSlim(dense, p))];
        var folded = T.Architecture.FoldableNorms.Count == 0 ? [] : plans.Zip(slim, (p, s) => FoldedClass.Create(T.Architecture, s, p)).ToArray();
        foreach (var network in slim)
            network.eval();
        var macs = T.Architecture.Flops[FlopsConvention.Mac];
        foreach (var batch in new[] { 1, 64 })
        {
            using var input = randn([batch, .. T.Architecture.Inputs[0]]);
            var times = InTurns.Milliseconds([.. new[] { dense }.Concat(slim.Skip(1)).Concat(folded).Select(n => (Action)(() => InTorchSharp(n, input)))]);
            var ofFolded = times.Skip(plans.Length).Select(static t => (double?)t).ToArray();
            foreach (var result in Results("TorchSharp", times, ofFolded))
                yield return result;
            foreach (var result in Results("ONNX Runtime", InOnnxRuntime(settings, T.Architecture, dense, slim, plans, input), []))
                yield return result;

            IEnumerable<IResult> Results(string runtime, double[] milliseconds, double?[] withoutNorms) => rounds.Select((r, i) => new LatencyResult(
                typeof(T).Name, r, runtime, batch, (double)macs.Evaluate(plans[i + 1].Widths) / macs.Evaluate(T.Architecture.DenseWidths),
                milliseconds[0], milliseconds[i + 1], withoutNorms.ElementAtOrDefault(0), withoutNorms.ElementAtOrDefault(i + 1)));
        }
        foreach (var network in slim.Concat(folded))
            network.Dispose();
    }

    /// <summary>The zoo's networks leave their intermediate results to a scope.</summary>
    private static void InTorchSharp(Module<Tensor, Tensor> network, Tensor input)
    {
        using var scope = NewDisposeScope();
        network.call(input);
    }

    private static double[] InOnnxRuntime(
        Settings settings, Architecture architecture, Module dense, IReadOnlyList<Module> slim, IReadOnlyList<PruningPlan> plans, Tensor input)
    {
        using var options = new SessionOptions { IntraOpNumThreads = settings.Threads };
        var models = slim.Zip(plans).Skip(1).Select(s => OnnxExport.Slim(architecture, s.First, s.Second)).Prepend(OnnxExport.Dense(architecture, dense));
        InferenceSession[] sessions = [.. models.Select(m => new InferenceSession(m.Message.ToByteArray(), options))];
        var (data, shape) = (input.data<float>().ToArray(), input.shape);
        var times = InTurns.Milliseconds([.. sessions.Select(s => (Action)(() => Call(s, data, shape)))]);
        foreach (var session in sessions)
            session.Dispose();
        return times;
    }

    private static void Call(InferenceSession session, float[] data, long[] shape)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(data, shape);
        using var options = new RunOptions();
        using var results = session.Run(options, session.InputNames, [value], session.OutputNames);
    }
}

/// <summary>How long a network takes, slim and dense, and without batch norms (null where none can go, and for other runtimes).</summary>
internal sealed record LatencyResult(
    string Model, int RoundTo, string Runtime, int Batch, double FlopsRatio, double DenseMilliseconds, double SlimMilliseconds,
    double? DenseFoldedMilliseconds, double? SlimFoldedMilliseconds) : IResult
{
    public string Case => "onnx-latency";

    public double LatencyRatio => SlimMilliseconds / DenseMilliseconds;

    /// <summary>One where the network is as much faster as its FLOPs say.</summary>
    public double LatencyOverFlops => LatencyRatio / FlopsRatio;

    /// <summary>The same of the class without batch norms, against the dense network as it is.</summary>
    public double? FoldedOverFlops => SlimFoldedMilliseconds / DenseMilliseconds / FlopsRatio;

    public string ToJson() => Json.Write(this);

    public override string ToString() => FormattableString.Invariant(
        $"{Model,-12} round {RoundTo,2} {Runtime,-13} batch {Batch,2}: dense {DenseMilliseconds,9:F2} ms, slim {SlimMilliseconds,9:F2} ms")
        + FormattableString.Invariant($", ratio {LatencyRatio:F2}, of FLOPs {FlopsRatio:F2}, {LatencyOverFlops:F2} times")
        + (SlimFoldedMilliseconds is null ? "" : FormattableString.Invariant(
            $"; folded: dense {DenseFoldedMilliseconds,9:F2} ms, slim {SlimFoldedMilliseconds,9:F2} ms, {FoldedOverFlops:F2} times"));
}
