using PrunableNets.Onnx;
using PrunableNets.TestKit;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests.Onnx;

/// <summary>ONNX Runtime computes of every form what TorchSharp does.</summary>
public sealed class OnnxZooTests : ZooTests
{
    private const double Tolerance = 1e-5;

    /// <summary>Parameters from which on a network is tried with one plan: most of the time goes into copying weights.</summary>
    private const long LargeNetwork = 40_000_000;

    [Theory]
    [MemberData(nameof(Names))]
    public void DenseInOnnxRuntimeEqualsDense(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var dense = model.CreateTrained();
        using var session = new OnnxSession(OnnxExport.Dense(model.Architecture, dense));
        foreach (var batch in new[] { 1, 3 })
        {
            var inputs = model.DeclaredInputs(batch);
            Assert.InRange(Difference.Relative(dense.call(inputs), session.Run(inputs)), 0, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SlimAndGatedInOnnxRuntimeEqualHardGated(string name)
    {
        var model = Zoo.Named(name);
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var dense = model.CreateTrained();
        using var gated = model.CreateGated(dense);
        gated.Module.eval();
        PlanProperty.Holds(model.Architecture, model.Constants.Parameters < LargeNetwork ? 3 : 1, Tolerance, plan =>
        {
            using var inner = NewDisposeScope();
            gated.Gates.Harden(plan);
            using var slim = model.CreateSlim(dense, plan);
            slim.eval();
            var inputs = model.DeclaredInputs(2);
            var expected = gated.call(inputs);
            using var ofSlim = new OnnxSession(OnnxExport.Slim(model.Architecture, slim, plan));
            using var ofGated = new OnnxSession(OnnxExport.Gated(model.Architecture, dense, plan));
            return System.Math.Max(Difference.Relative(expected, ofSlim.Run(inputs)), Difference.Relative(expected, ofGated.Run(inputs)));
        });
    }
}
