using System;
using System.Linq;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations.Shaping;
using PrunableNets.Interpreter.Tests.Support;
using Xunit;

namespace PrunableNets.Interpreter.Tests.Channels;

public sealed class ChannelGroupsTests
{
    [Fact]
    public void OptionAPaddingIsZerosAroundTheStream()
    {
        var built = new HandBuilt(4, 8, 8);
        var stem = built.Conv(built.Input, "stem", 4);
        var padded = built.Add(new Pad([0, 0, 0, 0, 2, 2], "Constant", 0), stem);
        var network = built.Finish(built.Conv(padded, "last", 2), ResidualTreatment.Stream);
        Assert.Equal(["stem 4"], network.Names());
        Assert.Equal(
            [new ChannelSegment(ChannelSegment.Fixed, 0, 2), new ChannelSegment(0, 0, 4), new ChannelSegment(ChannelSegment.Fixed, 0, 2)],
            network.Layout(network.Channels.MapOf(padded).Ids).Segments);
    }

    [Fact]
    public void AFlattenRepeatsChannels()
    {
        var built = new HandBuilt(3, 2, 2);
        var flat = built.Flatten(built.Conv(built.Input, "conv", 5));
        var network = built.Finish(built.Linear(flat, "fc", 2));
        Assert.Equal([new ChannelSegment(0, 0, 5, 4)], network.Layout(network.Channels.MapOf(flat).Ids).Segments);
    }

    [Fact]
    public void PartsOfASplitThatLiveApartAreGroupsOfTheirOwn()
    {
        var built = new HandBuilt(3, 2, 2);
        var conv = built.Conv(built.Input, "conv", 6);
        var left = built.Conv(built.Add(new Slice(1, 0, 2, 1), conv), "left", 2);
        var right = built.Conv(built.Add(new Slice(1, 2, 6, 1), conv), "right", 2);
        Assert.Equal(["conv 2", "conv#2 4"], built.Finish(built.Combine("*", left, right)).Names());
    }

    [Fact]
    public void AChannelShuffleIsFollowed()
    {
        var built = new HandBuilt(3, 4, 4);
        var conv = built.Conv(built.Input, "conv", 6);
        var split = built.Add(new Reshape("view", [new(Dimension.Batch), 2, 3, 4, 4]), conv);
        var shuffled = built.Add(new Reshape("view", [new(Dimension.Batch), 6, 4, 4]), built.Add(new Permute([0, 2, 1, 3, 4]), split));
        var network = built.Finish(built.Conv(shuffled, "last", 2));
        Assert.Equal(["conv 6"], network.Names());
        Assert.Equal([0, 3, 1, 4, 2, 5], network.Layout(network.Channels.MapOf(shuffled).Ids).Segments.Select(static s => s.Start));
    }

    [Fact]
    public void ReducingOverChannelsLetsThemGo()
    {
        var built = new HandBuilt(3, 4, 4);
        var mean = built.Add(new Reduce("mean", [1], true), built.Conv(built.Input, "conv", 6));
        Assert.Equal("conv", Assert.Single(built.Finish(built.Conv(mean, "last", 2)).Groups).Name);
    }

    /// <summary>Costs as polynomials against costs counted from the kept positions of every layer.</summary>
    [Fact]
    public void PolynomialsCountWhatIsKept()
    {
        var built = new HandBuilt(3, 8, 8);
        var first = built.Relu(built.Conv(built.Input, "first", 8, 3));
        var second = built.Conv(first, "second", 6, 3);
        var both = built.Cat(first, second);
        var depthwise = built.Conv(both, "depthwise", 14, 3, groups: 14);
        var network = built.Finish(built.Linear(built.Flatten(built.GlobalPool(depthwise)), "fc", 10));
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
        {
            var widths = network.Groups.Select(g => random.Next(1, g.Channels + 1)).ToArray();
            var (a, b) = (widths[0], widths[1]);
            long expected = (64 * 9 * 3 * a) + (64 * 9 * a * b) + (64 * 9 * (a + b)) + (10 * (a + b));
            Assert.Equal(expected, network.Flops[FlopsConvention.Mac].Evaluate(widths));
            Assert.Equal(2 * expected, network.Flops[FlopsConvention.TwoMac].Evaluate(widths));
            Assert.Equal(expected, network.CostByLayer(FlopsConvention.Mac, widths).Sum(static l => l.Flops));
            Assert.Equal((27 * a) + a + (9 * a * b) + b + (9 * (a + b)) + a + b + (10 * (a + b)) + 10, network.Parameters.Evaluate(widths));
        }
    }
}
