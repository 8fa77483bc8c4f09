using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Tests.Architectures;

public sealed class ArchitectureTextTests
{
    private const string Golden = """
        model Tiny
        fingerprint f1
        source models/my%20nets/Tiny.cs
        input 3 32 32
        input 35 B 200
        layer conv%201 Conv2d 4x32x32 110592
        layer linear Linear 10 40
        group conv%201 4
        group %22b%22%25 16 8 2
        state conv%201.weight o:g0[0..4] i:fixed[0..3] * *
        state linear.weight * g0[1..4]x49+g1[0..16]
        state norm.weight,bias,a%2Cb n:g0[0..4]
        state norm.0.weight n:g0[0..4]
        state scale,shift *
        shared linear.weight a%20b.weight
        parameters 10 + 27 w0 + 3 w0 w1
        activations 4 + 9 w0
        flops Mac 40 + 5 w1 + -2 w1 w1
        flops AutoBot 7
        """;

    private static readonly Architecture Tiny = new()
    {
        Model = "Tiny",
        Fingerprint = "f1",
        SourcePath = "models/my nets/Tiny.cs",
        Inputs = [[3, 32, 32], [35, 200]],
        BatchDimensions = [0, 1],
        Layers = [new("conv 1", "Conv2d", "4x32x32", 110592), new("linear", "Linear", "10", 40)],
        Groups = [new(0, "conv 1", 4, 0), new(1, "\"b\"%", 16, 4, RoundTo: 8, MinChannels: 2)],
        State =
        [
            new("conv 1.weight", [new ChannelLayout(new ChannelSegment(0, 0, 4)), ChannelLayout.Full(3), null, null]) { Roles = [ChannelRole.Output, ChannelRole.Input, 0, 0] },
            new("linear.weight", [null, new ChannelLayout(new ChannelSegment(0, 1, 3, 49), new ChannelSegment(1, 0, 16))]),
            .. new[] { "norm.weight", "norm.bias", "norm.a,b", "norm.0.weight" }
                .Select(static k => new StateEntry(k, [new ChannelLayout(new ChannelSegment(0, 0, 4))]) { Roles = [ChannelRole.Norm] }),
            new("scale", [null]),
            new("shift", [null]),
        ],
        SharedWeights = [["linear.weight", "a b.weight"]],
        Parameters = new CostPolynomial(10, [27, 0], new WidthProduct(0, 1, 3)),
        Activations = new CostPolynomial(4, [9, 0]),
        Flops = new Dictionary<FlopsConvention, CostPolynomial>
        {
            [FlopsConvention.AutoBot] = new(7, [0, 0]),
            [FlopsConvention.Mac] = new(40, [0, 5], new WidthProduct(1, 1, -2)),
        },
    };

    [Fact]
    public void TextIsTheGoldenOne() => Assert.Equal(Golden.ReplaceLineEndings("\n"), Tiny.ToText());

    [Fact]
    public void ParseReturnsWhatWasWritten()
    {
        var parsed = Architecture.Parse(Golden);
        Assert.Equal(Tiny.Layers, parsed.Layers);
        Assert.Equal(Tiny.Groups, parsed.Groups);
        Assert.Equal(Tiny.State[1].Dimensions[1]!.Segments, parsed.State[1].Dimensions[1]!.Segments);
        Assert.Null(parsed.State[1].Dimensions[0]);
        Assert.Equal([ChannelRole.Output, ChannelRole.Input, ChannelRole.Other, ChannelRole.Other], parsed.State[0].Roles);
        Assert.Equal(Tiny.State.Select(static e => e.Key), parsed.State.Select(static e => e.Key));
        Assert.All(parsed.State.Skip(2).Take(4), static e => Assert.Equal([ChannelRole.Norm], e.Roles));
        Assert.Equal(Tiny.Flops[FlopsConvention.Mac].Evaluate([4, 16]), parsed.Flops[FlopsConvention.Mac].Evaluate([4, 16]));
        Assert.Equal(Tiny.ToText(), parsed.ToText());
    }

    [Fact]
    public void BranchesAndWhatGoesWithThemAreWrittenAndRead()
    {
        var cost = new CostPolynomial(5, [1, 0, 0], new WidthProduct(0, 1, 2))
        {
            Conditional = [new ConditionalCost([1, 2], new CostPolynomial(7, [3, 0, 0], new WidthProduct(0, 0, 11)))],
        };
        var text = """
            model A
            fingerprint f
            source A.cs
            group a 4
            group b 4 1 0
            group c 4 1 0
            branch b 1,2 0 block.conv a%20b
            parameters 5 + 1 w0 + 2 w0 w1 + 7 [w1,w2] + 3 [w1,w2] w0 + 11 [w1,w2] w0 w0
            activations 0
            """.ReplaceLineEndings("\n");
        var parsed = Architecture.Parse(text);
        Assert.Equal(text, parsed.ToText());
        foreach (var widths in new int[][] { [4, 4, 4], [4, 0, 1], [4, 0, 0], [1, 2, 0] })
            Assert.Equal(cost.Evaluate(widths), parsed.Parameters.Evaluate(widths));
        Assert.Equal(5 + 4 + 32, parsed.Parameters.Evaluate([4, 4, 0]) - (7 + 12 + 176));
        Assert.Equal(5 + 4, parsed.Parameters.Evaluate([4, 0, 0]));
        Assert.Equal(parsed.Parameters.Evaluate([4, 4, 4]), parsed.Parameters.WithAllBranches().Evaluate([4, 4, 4]));
        var branch = Assert.Single(parsed.Branches);
        Assert.True(branch.Holds("block.conv.weight") && branch.Holds("a b"));
        Assert.False(branch.Holds("block.conv1.weight"));
        Assert.Equal([0, 0, 0], parsed.Settled([4, 0, 0]));
        Assert.Equal([4, 0, 1], parsed.Settled([4, 0, 1]));
    }

    [Fact]
    public void AdditionsAreWrittenAndRead()
    {
        var text = """
            model A
            fingerprint f
            source A.cs
            addition block.conv2 block.norm%202 input block.conv1 *
            addition block.down - output block.up g0[0..4]+fixed[0..2] 2:0:32:2 1:-8:24:1
            parameters 5
            activations 0
            """.ReplaceLineEndings("\n");
        var parsed = Architecture.Parse(text);
        Assert.Equal([("block.conv2", "block.norm 2"), ("block.down", null)], parsed.Additions.Select(static a => (a.Layer, a.Norm)));
        Assert.Equal([("block.conv1", false), ("block.up", true)], parsed.Additions.Select(static a => (a.Stream.Path, a.Stream.IsOutput)));
        Assert.Equal([new TensorCut(2, 0, 32, 2), new TensorCut(1, -8, 24, 1)], parsed.Additions[1].Stream.Cuts);
        Assert.Null(parsed.Additions[0].Stream.Channels);
        Assert.Equal(6, parsed.Additions[1].Stream.Channels!.DenseWidth);
        Assert.Equal(text, parsed.ToText());
    }

    [Fact]
    public void TheGraphIsWrittenAndRead()
    {
        var text = """
            model A
            fingerprint f
            source A.cs
            group a 4
            parameters 5
            activations 0
            layout g0[0..4]
            node input - B,3,8,8 - - name=x
            node Conv2d 0 B,4,8,8 1:0! stem.conv%201 padding=1,1
            node LayerNorm 1 2B,4 1:0!~ norm .branch=2 eps=1E-06
            node arange - - - - .type=Int64 start=0 stop=8.5 keepdim=true
            output 2
            """.ReplaceLineEndings("\n");
        var graph = Architecture.Parse(text).Graph;
        Assert.Equal(text, Architecture.Parse(text).ToText());
        Assert.Equal(2, graph.Output);
        var (convolution, norm, range) = (graph.Nodes[1], graph.Nodes[2], graph.Nodes[3]);
        Assert.Equal(("Conv2d", "stem.conv 1", 1, 4), (convolution.Operation, convolution.Layer, convolution.ChannelDimension, convolution.Channels!.DenseWidth));
        Assert.Equal([1L, 1], convolution.Attributes.Longs("padding", 2, 0));
        Assert.Equal([3L, 3], convolution.Attributes.Longs("stride", 2, 3));
        Assert.True(convolution.IsGated && !convolution.IsOverChannels && norm.IsOverChannels);
        Assert.Equal((2, 1e-6), (norm.Branch, norm.Attributes.Double("eps")));
        Assert.Equal([new GraphDimension(2, true), new GraphDimension(4)], norm.Shape);
        Assert.Equal(("Int64", 8.5, true, 0), (range.ElementType, range.Attributes.Double("stop"), range.Attributes.Bool("keepdim"), range.Shape.Count));
        Assert.Throws<FormatException>(() => range.Attributes.Long("step"));
    }

    [Theory]
    [InlineData("node Conv2d 0 B,4 1:7 conv")]
    [InlineData("node Conv2d 0 B,x - conv")]
    [InlineData("node Conv2d 0 B,4 - conv padding")]
    [InlineData("node Conv2d 0")]
    public void ALineThatIsNoNodeIsRefused(string line) =>
        Assert.Contains(line, Assert.Throws<FormatException>(() => Architecture.Parse(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void WindowsLineEndsAreRead() => Assert.Equal(Tiny.ToText(), Architecture.Parse(Golden.ReplaceLineEndings("\r\n")).ToText());

    [Theory]
    [InlineData("colour red")]
    [InlineData("group conv1")]
    [InlineData("group conv1 many")]
    [InlineData("state a.weight g0[0..]")]
    [InlineData("state a.weight g0")]
    [InlineData("parameters 1 + 2 w9")]
    [InlineData("parameters 1 + 2 w0 w0 w0")]
    [InlineData("flops Furlongs 1")]
    public void ALineThatIsNoneIsShown(string line) => Assert.Contains($"'{line}'", Assert.Throws<FormatException>(() => Architecture.Parse(line)).Message, StringComparison.Ordinal);
}
