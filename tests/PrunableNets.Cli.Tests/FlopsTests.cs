using System;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Tests;

public sealed class FlopsTests
{
    /// <summary>
    /// 25,557,032 parameters are torchvision's ResNet-50; 4.09 G multiply-accumulates are what its documentation calls GFLOPS.
    /// </summary>
    [Fact]
    public void ALibrarysNetwork()
    {
        var found = Tool.Json("flops", Tool.Zoo, "--model", "ResNet50");
        Assert.Equal(25_557_032, (long)found["parameters"]!["dense"]!);
        Assert.Equal(4_089_184_256, (long)found["flops"]!["mac"]!["dense"]!);
        Assert.Equal(4_089_184_256, found["layers"]!.AsArray().Sum(static l => (long)l!["macs"]!));
        Assert.Null(found["parameters"]!["slim"]);
    }

    [Fact]
    public void TheTableHasTheSameFigures()
    {
        var said = Tool.Say("flops", Tool.Zoo, "--model", "ResNet50");
        foreach (var figure in new[] { "25,557,032", "4,089,184,256", "layer4.2.conv3", "118,013,952" })
            Assert.Contains(figure, said, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAPlanLeavesIsWhatThePlanSays()
    {
        var path = Path.Combine(Tool.Ship, "FigureNet.widths.json");
        var plan = PlanFile.Load(path);
        var found = Tool.Json("flops", Path.Combine(Tool.Ship, "Prune.csproj"), "--plan", path);
        Assert.Equal(plan.Parameters, new DenseSlim((long)found["parameters"]!["dense"]!, (long)found["parameters"]!["slim"]!));
        foreach (var flops in plan.Flops)
        {
            var told = found["flops"]!.AsObject()
                .Single(f => f.Key.Equals(flops.Convention.ToString(), StringComparison.OrdinalIgnoreCase)).Value!;
            Assert.Equal(flops.Total, new DenseSlim((long)told["dense"]!, (long)told["slim"]!));
        }
    }

    [Fact]
    public void APlanOfAnotherNetworkIsRefused() => Assert.Contains(
        "The plan of 'FigureNet' does not fit the class 'LeNet5'",
        Tool.Refuse(3, "flops", Tool.Zoo, "--model", "LeNet5", "--plan", Path.Combine(Tool.Ship, "FigureNet.widths.json")),
        StringComparison.Ordinal);
}
