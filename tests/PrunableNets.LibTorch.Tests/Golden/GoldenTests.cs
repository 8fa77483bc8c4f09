using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.LibTorch.Tests.Support;
using static TorchSharp.torch;

namespace PrunableNets.LibTorch.Tests.Golden;

public sealed class GoldenTests
{
    private const double Tolerance = 2e-5;
    private static readonly Dictionary<string, GoldenCase> Expected = GoldenCase.Read();

    public static TheoryData<string> Names => [.. GoldenCases.All.Keys.Union(Expected.Keys)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_and_its_gradient_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Expected[name];
        var (evaluate, shape) = GoldenCases.All[name];
        var x = Wave.Of(shape).requires_grad_();
        var y = evaluate(x);
        Assert.Equal(golden.Shape, y.shape);
        Close(golden.Values, y);
        if (golden.Gradient is null)
            return;
        (y * Wave.Of(0.3, y.shape)).sum().backward();
        Close(golden.Gradient, x.grad);
    }

    private static void Close(double[] expected, Tensor actual)
    {
        var values = Wave.Values(actual);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])), $"[{i}] is {values[i]}, not {expected[i]}");
    }
}
