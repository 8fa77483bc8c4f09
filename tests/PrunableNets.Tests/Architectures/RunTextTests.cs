using System;
using System.Linq;
using PrunableNets.Architectures.Text;
using Xunit;

namespace PrunableNets.Tests;

public sealed class RunTextTests
{
    [Theory]
    [InlineData("g2[0..16]")]
    [InlineData("g2[3..5]x49+fixed[0..3]")]
    [InlineData("(g0,g5)*3")]
    [InlineData("fixed[0..4]+(g1,fixed,g2,fixed)*2+g1[2..9]")]
    [InlineData("(g1,g2,g1,g1,g2)*1")]
    [InlineData("g1[0..1]+g2[0..1]+g1[1..2]")]
    [InlineData("(g1,g2)*2+g1[3..4]+g2[2..3]")]
    public void WhatIsReadIsWritten(string text) =>
        Assert.Equal(text, string.Join("+", RunText.Write(LayoutText.Of(text.Split('+')).Segments)));

    [Fact]
    public void ChannelsInTurnAreEachTheNextOfTheirGroup() =>
        Assert.Equal(
            [new(1, 0, 1), new(2, 0, 1), new(1, 1, 1), new(1, 2, 1), new(2, 1, 1), new(1, 3, 1)],
            LayoutText.Of(["(g1,g2,g1)*2"]).Segments);

    [Fact]
    public void AnyLayoutIsReadBackAsItWas()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var layout = new ChannelLayout([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(3) == 0
                ? new ChannelSegment(random.Next(-1, 3), random.Next(2), random.Next(1, 3), random.Next(1, 3))
                : new ChannelSegment(random.Next(-1, 3), random.Next(2), 1))]);
            Assert.Equal(layout.Segments, LayoutText.Of(RunText.Write(layout.Segments)).Segments);
        }
    }

    [Theory]
    [InlineData("g2[0..16")]
    [InlineData("(g1,g2")]
    [InlineData("(g1,g2)")]
    [InlineData("(g1,,g2)*2")]
    [InlineData("(h1)*2")]
    [InlineData("(g1)*many")]
    public void WhatIsNoRunIsRefused(string text) => Assert.Throws<FormatException>(() => LayoutText.Of([text]));
}
