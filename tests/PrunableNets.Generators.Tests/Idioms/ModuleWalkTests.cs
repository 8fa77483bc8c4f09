using System;
using System.Linq;
using PrunableNets.Generators.Tests.Support;
using TorchSharp;
using Xunit;

namespace PrunableNets.Generators.Tests.Idioms;

/// <summary>A width that a constructor finds by going through modules and their weights is the one that the constructor really gives.</summary>
public sealed class ModuleWalkTests
{
    private const string Nested = """
        var inner = Sequential(("x", Conv2d(2, 3, 1)), ("y", Sequential(("z", BatchNorm2d(3)), ("w", ReLU()))));
        var outer = Sequential(("a", inner), ("b", Linear(3, 4)), ("c", LayerNorm(5)));
        var i = 0;
        width = 1;
        """;

    private const string Twice = """
        var same = Linear(3, 3);
        var outer = Sequential(("a", same), ("b", same), ("c", Linear(3, 5)));
        """;

    private const string Weigh = "i++; if (m is Linear) width += 2 * i; if (m is BatchNorm2d) width += 5 * i; if (m is Sequential) width += 3 * i;";

    [Theory]
    [InlineData(Nested + "foreach (var m in outer.modules()) { " + Weigh + " }")]
    [InlineData(Nested + "foreach (var (n, m) in outer.named_modules()) { " + Weigh + " width += n.Length; }")]
    [InlineData(Nested + "foreach (var (n, m) in outer.named_children()) { " + Weigh + " width += n.Length; }")]
    [InlineData(Nested + "foreach (var p in outer.parameters()) { i++; width += i * p.numel(); }")]
    [InlineData(Nested + "foreach (var (n, p) in outer.named_parameters()) { i++; width += i * n.Length; }")]
    [InlineData(Nested + "outer.apply(m => { " + Weigh + " });")]
    [InlineData(Nested + "width += outer.modules().OfType<Linear>().Sum(l => l.out_features) + inner.parameters(false).Count() + i;")]
    [InlineData(Twice + "width += outer.parameters().Count() + 2 * outer.modules().Count();")]
    [InlineData(Twice + "outer.apply(_ => width++);")]
    [InlineData("var a = Linear(3, 3); var b = Linear(3, 3); b.weight = a.weight; width += Sequential((\"a\", a), (\"b\", b)).parameters().Count();")]
    [InlineData("var (a, b) = (Linear(3, 3), Linear(3, 3)); a.weight = Parameter(torch.zeros(3, 3)); b.weight = a.weight; width += Sequential((\"a\", a), (\"b\", b)).parameters().Count();")]
    [InlineData("var rnn = LSTM(5, 3); foreach (var p in rnn.parameters()) if (p.dim() > 1) init.xavier_uniform_(p); else init.zeros_(p);")]
    [InlineData("var heads = MultiheadAttention(8, 2); foreach (var (n, p) in heads.named_parameters()) { if (p.ndim > 1 && n.EndsWith(\"weight\", StringComparison.Ordinal)) init.normal_(p, 0, 0.02); }")]
    [InlineData("var c = Conv2d(3, 4, 1); foreach (var p in c.parameters()) p.requires_grad = false; c.apply(m => { if (m is NormBase) return; foreach (var p in m.parameters()) p.requires_grad_(false); });")]
    [InlineData("void Init(Module m) { if (m.GetType().Name.Contains(\"Conv\", StringComparison.Ordinal)) width++; else if (m is BatchNorm norm) width += norm.num_features; } Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), ReLU()).apply(Init);")]
    [InlineData("var l = Linear(4, 4, hasBias: false); if (l.bias is null) width = 4; if (l.weight is not null) width++;")]
    [InlineData("var n = BatchNorm2d(4, affine: false); if (n.weight is null) width = 4; if (n.bias is not null) width = 5;")]
    [InlineData("var n = GroupNorm(2, 4); width += n.num_groups; var m = LayerNorm(new long[] { 5, 6 }); width += m.normalized_shape[1];")]
    [InlineData("width += Bilinear(3, 5, 7).in1_features + 10 * Bilinear(3, 5, 7).in2_features + 100 * Bilinear(3, 5, 7).out_features;")]
    [InlineData("width += PReLU(3).num_parameters + 10 * InstanceNorm2d(4).num_features + 100 * BatchNorm2d(5).num_features;")]
    public void TheWidthIsTheRealOne(string constructor)
    {
        var run = Generator.Run(Refusal.Net(constructor: constructor));
        run.AssertClean();
        var type = run.Load().GetType("Net")!;
        using var network = (torch.nn.Module)Activator.CreateInstance(type)!;
        Assert.Equal(network.get_parameter("conv.weight")!.shape[0], ((Architecture)type.GetProperty("Architecture")!.GetValue(null)!).Groups.Single().Channels);
    }
}
