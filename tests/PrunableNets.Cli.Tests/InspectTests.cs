using System;
using System.IO;

namespace PrunableNets.Cli.Tests;

public sealed class InspectTests
{
    [Fact]
    public void APlanIsTold()
    {
        var path = Path.Combine(Tool.Ship, "FigureNet.widths.json");
        var plan = PlanFile.Load(path);
        var found = Tool.Json("inspect", path);
        Assert.Equal(
            (plan.Model, plan.Fingerprint, plan.Groups.Count),
            ((string)found["model"]!, (string)found["fingerprint"]!, found["groups"]!.AsArray().Count));
        Assert.Equal(plan.Groups[0].Kept.Count, (int)found["groups"]![0]!["kept"]!);
        Assert.Contains("AutoBot (arXiv 2111.09635)", Tool.Say("inspect", path), StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedPlanIsRefusedWithItsPlace()
    {
        var folder = Directory.CreateTempSubdirectory("plan");
        try
        {
            var path = Path.Combine(folder.FullName, "Cut.widths.json");
            File.WriteAllText(path, File.ReadAllText(Path.Combine(Tool.Ship, "FigureNet.widths.json"))[..200]);
            Assert.Contains(path, Tool.Refuse(3, "inspect", path), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void WhatIsOfNoKindIsRefused() =>
        Assert.Contains("those end in .widths.json, .safetensors", Tool.Refuse(3, "inspect", "weights.h5"), StringComparison.Ordinal);

    [Fact]
    public void APickleNeedsLibtorch() =>
        Assert.Contains("name a program that has it: --with", Tool.Refuse(3, "inspect", "weights.pth"), StringComparison.Ordinal);
}
