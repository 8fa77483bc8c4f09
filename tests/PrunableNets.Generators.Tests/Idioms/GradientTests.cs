using System.Reflection;
using PrunableNets.Generators.Tests.Support;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>Where the class stops gradients: the slim form stops them too, and gates have theirs.</summary>
public sealed class GradientTests
{
    private static (string Dense, string Slim, string Gates) Gradients(string forward, string constructor = "")
    {
        var run = Generator.Run($$"""
            [Prunable("3x4x4")]
            public sealed partial class Net : Module<Tensor, Tensor>
            {
                private readonly Conv2d first = Conv2d(3, 6, 1);
                private readonly Conv2d conv = Conv2d(6, 8, 1);
                private readonly Conv2d last = Conv2d(8, 2, 1);
                public Net() : base("Net")
                {
                    {{constructor}}
                    RegisterComponents();
                }
                public override Tensor forward(Tensor input)
                {
                    {{forward}}
                }
            }

            public static class Driver
            {
                public static (string, string, string) Run()
                {
                    random.manual_seed(1);
                    var x = randn(2, 3, 4, 4);
                    var dense = Net.Create();
                    var slim = Net.CreateSlim(dense, PruningPlan.Full(Net.Architecture));
                    var gated = Net.CreateGated(dense);
                    gated.call(x).square().sum().backward();
                    var gates = string.Join(" ", Enumerable.Range(0, Net.Architecture.Groups.Count).Where(g => Reached(gated.Gates.Alpha.grad, g)).Select(g => Net.Architecture.Groups[g].Name));
                    dense.zero_grad();
                    return (Trained(dense, x), Trained(slim, x), gates);
                }

                private static bool Reached(Tensor? gradient, int group)
                {
                    var g = Net.Architecture.Groups[group];
                    return gradient is not null && gradient.narrow(0, g.Offset, g.Channels).abs().sum().ToDouble() > 0;
                }

                private static string Trained(Module<Tensor, Tensor> net, Tensor x)
                {
                    foreach (var p in net.parameters())
                        p.grad = null;
                    net.call(x).square().sum().backward();
                    return string.Join(" ", net.named_parameters().Where(static p => p.name.EndsWith("weight") && p.parameter.grad is { } g && g.abs().sum().ToDouble() > 0).Select(static p => p.name.Split('.')[0]));
                }
            }
            """).AssertClean();
        return ((string, string, string))run.Load().GetType("Driver")!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;
    }

    [Theory]
    [InlineData("return last.call(conv.call(first.call(input)));", "first conv last")]
    [InlineData("var x = conv.call(first.call(input)); return last.call(x + (x.round() - x).detach());", "first conv last")]
    [InlineData("var x = conv.call(first.call(input)); return last.call(x.detach());", "last")]
    [InlineData("var x = first.call(input).detach(); return last.call(conv.call(x));", "conv last")]
    [InlineData("Tensor x; using (no_grad()) { x = first.call(input); } return last.call(conv.call(x));", "conv last")]
    [InlineData("Tensor x; using (no_grad()) { x = first.call(input).relu() * 2; x = x + 1; } return last.call(conv.call(x) + conv.call(x * 2));", "conv last")]
    [InlineData("var x = conv.call(first.call(input)); using (no_grad()) { x = x.relu(); using (enable_grad()) { return last.call(x); } }", "last")]
    [InlineData("var x = first.call(input); using (set_grad_enabled(training)) return last.call(conv.call(x));", "first conv last")]
    [InlineData("Tensor x; using (var guard = torch.set_grad_enabled(false)) x = first.call(input); return last.call(conv.call(x));", "conv last")]
    [InlineData("using var g = training ? enable_grad() : no_grad(); return last.call(conv.call(first.call(input)));", "first conv last")]
    [InlineData("Tensor x; using (training ? no_grad() : enable_grad()) x = first.call(input); return last.call(conv.call(x));", "conv last")]
    [InlineData("if (!training) { using (no_grad()) return last.call(conv.call(first.call(input))); } return last.call(conv.call(first.call(input)));", "first conv last")]
    [InlineData("var x = first.call(input); if (training) using (no_grad()) x = x * 2; return last.call(conv.call(x));", "conv last")]
    [InlineData("var g = no_grad(); var x = first.call(input); g.Dispose(); return last.call(conv.call(x));", "conv last")]
    public void SlimStopsThemWhereTheClassDoes(string forward, string trained)
    {
        var (dense, slim, gates) = Gradients(forward);
        Assert.Equal((trained, trained), (dense, slim));
        Assert.NotEmpty(gates);
    }

    /// <summary>A backbone that is not trained is pruned all the same: under <c>no_grad</c> gates have gradients in the gated twin.</summary>
    [Fact]
    public void GatesUnderNoGradHaveGradients() => Assert.Equal(
        ("last", "last", "first conv"),
        Gradients("Tensor x; using (no_grad()) { x = first.call(input); x = conv.call(x.relu()).relu(); } return last.call(x);"));

    [Fact]
    public void WhatIsFrozenStaysFrozen() => Assert.Equal(
        ("conv last", "conv last", "first conv"),
        Gradients("return last.call(conv.call(first.call(input)));", "foreach (var p in first.parameters()) p.requires_grad = false;"));
}
