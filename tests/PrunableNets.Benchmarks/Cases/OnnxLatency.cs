using System;
using System.Collections.Generic;
using System.Diagnostics;
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
/// A plan may round widths (<c>RoundTo</c>); the ONNX form does so by itself.
/// </summary>
internal static class OnnxLatency
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    public static IEnumerable<IResult> Run(Settings settings) =>
        Of<ResNet56>(settings, 0.44)
            .Concat(Of<VGG16>(settings, 0.5))
            .Concat(Of<MobileNetV2>(settings, 0.5))
            .Concat(Of<ViT>(settings, 0.5))
            .Concat(Of<ResNet50>(settings, 0.5));

    private static IEnumerable<IResult> Of<T>(Settings settings, double share) where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        using var guard = no_grad();
        set_num_threads(settings.Threads);
        using var dense = T.Create();
        dense.eval();
        foreach (var round in new[] { 1, 8 })
            foreach (var result in Of<T>(settings, dense, ScatteredPlan.Of(T.Architecture, share, round), round))
                yield return result;
    }

    private static IEnumerable<IResult> Of<T>(Settings settings, T dense, PruningPlan plan, int round)
        where T : Module<Tensor, Tensor>, IPrunableModel<T>
    {
        using var guard = no_grad();
        using var slim = (Module<Tensor, Tensor>)T.CreateSlim(dense, plan);
        slim.eval();
        var macs = T.Architecture.Flops[FlopsConvention.Mac];
        var flops = (double)macs.Evaluate(plan.Widths) / macs.Evaluate(T.Architecture.DenseWidths);
        foreach (var batch in new[] { 1, 64 })
        {
            using var input = randn([batch, .. T.Architecture.Inputs[0]]);
            yield return new LatencyResult(
                typeof(T).Name, round, "TorchSharp", batch, flops, InTorchSharp(dense, input), InTorchSharp(slim, input));
            var data = input.data<float>().ToArray();
            yield return new LatencyResult(
                typeof(T).Name, round, "ONNX Runtime", batch, flops,
                InOnnxRuntime(settings, OnnxExport.Dense(T.Architecture, dense), data, input.shape),
                InOnnxRuntime(settings, OnnxExport.Slim(T.Architecture, slim, plan), data, input.shape));
        }
    }

    /// <summary>The zoo's networks leave their intermediate results to a scope.</summary>
    private static double InTorchSharp(Module<Tensor, Tensor> network, Tensor input) => Milliseconds(() =>
    {
        using var scope = NewDisposeScope();
        network.call(input);
    });

    /// <summary>Sessions keep their memory: one at a time.</summary>
    private static double InOnnxRuntime(Settings settings, OnnxModel model, float[] data, long[] shape)
    {
        using var options = new SessionOptions { IntraOpNumThreads = settings.Threads };
        using var session = new InferenceSession(model.Message.ToByteArray(), options);
        return Milliseconds(() => Call(session, data, shape));
    }

    private static void Call(InferenceSession session, float[] data, long[] shape)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(data, shape);
        using var options = new RunOptions();
        using var results = session.Run(options, session.InputNames, [value], session.OutputNames);
    }

    /// <summary>The fastest of as many calls as a second holds, three at least, after one that does not count.</summary>
    private static double Milliseconds(Action call)
    {
        call();
        var best = double.MaxValue;
        var all = Stopwatch.StartNew();
        for (var i = 0; i < 3 || all.Elapsed < Least; i++)
        {
            var one = Stopwatch.StartNew();
            call();
            best = Math.Min(best, one.Elapsed.TotalMilliseconds);
        }
        return best;
    }
}

/// <summary>How long a network takes, slim and dense.</summary>
internal sealed record LatencyResult(
    string Model, int RoundTo, string Runtime, int Batch, double FlopsRatio, double DenseMilliseconds, double SlimMilliseconds) : IResult
{
    public string Case => "onnx-latency";

    public double LatencyRatio => SlimMilliseconds / DenseMilliseconds;

    /// <summary>One where the network is as much faster as its FLOPs say.</summary>
    public double LatencyOverFlops => LatencyRatio / FlopsRatio;

    public string ToJson() => Json.Write(this);

    public override string ToString() => FormattableString.Invariant(
        $"{Model,-12} round {RoundTo,2} {Runtime,-13} batch {Batch,2}: dense {DenseMilliseconds,9:F2} ms, slim {SlimMilliseconds,9:F2} ms")
        + FormattableString.Invariant($", ratio {LatencyRatio:F2}, of FLOPs {FlopsRatio:F2}, {LatencyOverFlops:F2} times");
}
