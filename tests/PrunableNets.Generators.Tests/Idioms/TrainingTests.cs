using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Conditions on <c>training</c>: generated forms do in either mode what the class does.</summary>
public sealed class TrainingTests
{
    [Theory]
    [InlineData("if (training) x = x * 2; return last.call(x);")]
    [InlineData("if (!training) x = x * 2; else x = x + 1; return last.call(x);")]
    [InlineData("if (!training || scale == 0) return last.call(x); x = x * scale; return last.call(x.relu());")]
    [InlineData("if (training && scale > 1) { x = x * 2; return last.call(x); } return last.call(x);")]
    [InlineData("x = training ? x * 2 : x; return last.call(x);")]
    [InlineData("var (a, b) = Pair(x); return last.call(a * b);")]
    [InlineData("var parts = new List<Tensor> { x, x }; if (training) parts[1] = x * 3; return last.call(parts[0] * parts[1]);")]
    [InlineData("Tensor? extra = null; if (training) extra = x * 2; return last.call(training ? extra! : x);")]
    [InlineData("Tensor? extra = null; if (training) extra = last.call(x); var y = last.call(x * 3); if (extra is not null) y = y + extra; return y;")]
    [InlineData("Tensor? extra = null; if (training) extra = last.call(x); var y = last.call(x * 3); if (extra is { } more) y = y + more; return y;")]
    [InlineData("Tensor? extra = null; if (training) extra = last.call(x); var y = last.call(x * 3); return extra is null ? y : y + extra;")]
    [InlineData("var extra = training ? x * 2 : null; return last.call(extra ?? x);")]
    [InlineData("var extra = training ? null : x * 2; if (training || extra is null) return last.call(x); return last.call(extra);")]
    [InlineData("var extra = training ? x * 2 : null; if (training && extra is not null) x = x + extra; return last.call(x);")]
    [InlineData("if (training) { x.mul_(2); return last.call(x); } return last.call(x);")]
    [InlineData("if (training == false) x.mul_(2); return last.call(x);")]
    public void BothSidesAreFollowed(string forward)
    {
        var run = Generator.Run($$"""
            [Prunable("3x4x4")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Conv2d conv = Conv2d(3, 8, 1);
                private readonly Conv2d last = Conv2d(8, 2, 1);
                private readonly double scale = 3;
                public Net() : base("Net") => RegisterComponents();
                private (Tensor, Tensor) Pair(Tensor x) { if (training) return (x * scale, x); return (x, x); }
                public override Tensor forward(Tensor input)
                {
                    var x = conv.call(input);
                    {{forward}}
                }
            }

            public static class Driver
            {
                public static (double Gated, double Slim, double Modes) Run(bool training)
                {
                    using var guard = no_grad();
                    random.manual_seed(1);
                    var x = randn(2, 3, 4, 4);
                    var dense = Net.Create();
                    dense.train(!training);
                    var other = dense.call(x);
                    dense.train(training);
                    var expected = dense.call(x);
                    var gated = Net.CreateGated(dense);
                    gated.train(training);
                    gated.Gates.OpenAll();
                    var open = Difference(expected, gated.call(x));
                    var plan = PruningPlan.FromKept(Net.Architecture, [[1, 4, 7]]);
                    gated.Gates.Harden(plan);
                    var slim = Net.CreateSlim(dense, plan);
                    slim.train(training);
                    return (open, Difference(gated.call(x), slim.call(x)), Difference(expected, other));
                }

                /// <summary>The largest difference, as a part of the largest value: sums of other lengths are rounded differently.</summary>
                private static double Difference(Tensor expected, Tensor actual) => ((expected - actual).abs().max() / expected.abs().max()).ToDouble();
            }
            """).AssertClean();
        foreach (var training in new[] { true, false })
        {
            var (gated, slim, modes) = ((double, double, double))run.Load().GetType("Driver")!.GetMethod("Run")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [training], null)!;
            Assert.True(gated < 1e-5, $"Gated differs from dense by {gated} (training: {training}).");
            Assert.True(slim < 1e-5, $"Slim differs from hard-gated by {slim} (training: {training}).");
            Assert.True(modes > 1e-3, "The modes do not differ, so the test says nothing.");
        }
    }

    [Fact]
    public void WhatTrainingAloneComputesIsNotCounted() => EvaluatedNetwork.Expect("""
        [Prunable("3x4x4")]
        public sealed partial class Net : Module<Tensor, Tensor>
        {
            private readonly Conv2d conv = Conv2d(3, 8, 1), extra = Conv2d(8, 8, 1), last = Conv2d(8, 2, 1);
            public Net() : base("Net") => RegisterComponents();
            public override Tensor forward(Tensor input)
            {
                var x = conv.call(input);
                if (training)
                    x = extra.call(x);
                return last.call(x);
            }
        }
        """, (24 + 16) * 16, "conv 8");
}
