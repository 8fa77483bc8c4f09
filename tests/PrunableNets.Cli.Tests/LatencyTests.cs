using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace PrunableNets.Cli.Tests;

public sealed class LatencyTests
{
    [Fact]
    public void NetworksOfTheSameFlopsAtSteps()
    {
        var found = Tool.Json("latency", Tool.Program, "--at", "40%", "--batch", "2").AsArray().Single()!;
        var rows = found["rows"]!.AsArray().Select(static r => r!).ToArray();
        // Groups of FigureNet have 48 channels: 32 cannot be a step of them.
        Assert.Equal([0, 1, 2, 4, 8, 16], rows.Select(static r => (int)r["roundTo"]!));
        Assert.Equal((1.0, 1.0), ((double)rows[0]["share"]!, (double)rows[0]["ratio"]!));
        Assert.All(rows[1..], static r => Assert.InRange((double)r["share"]!, 0.2, 0.4));
        Assert.All(rows, static r => Assert.True((double)r["milliseconds"]! > 0));
        Assert.Contains((int)found["best"]!, rows[1..].Select(static r => (int)r["roundTo"]!));
    }

    [Fact]
    public void TheTableNamesTheAttribute()
    {
        var said = Tool.Say("latency", Tool.Program, "--batch", "1");
        foreach (var word in new[] { "FigureNet, batch of 1", "multiples of 8", "fastest" })
            Assert.Contains(word, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--at", "half")]
    [InlineData("--at", "0%")]
    [InlineData("--at", "100%")]
    [InlineData("--batch", "0")]
    public void WhatCannotBeMeasuredIsRefused(string option, string value) =>
        Assert.Contains(option, Tool.Refuse(2, "latency", Tool.Program, option, value), StringComparison.Ordinal);
}
