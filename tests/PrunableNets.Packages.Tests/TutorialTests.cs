using System;
using System.IO;

namespace PrunableNets.Packages.Tests;

/// <summary>The page docs/tutorial.md, whose commands <see cref="PrunedApp"/> has run.</summary>
[Collection(nameof(PrunedApp))]
public sealed class TutorialTests(PrunedApp app)
{
    [Fact]
    public void TheToolAndTheShippedProgramHaveTheirSay()
    {
        foreach (var said in new[] { "FLOPs (Mac)", "the classes of 4 images", "yes │ the built class computes the same", "yes │ the ONNX model computes the same" })
            Assert.Contains(said, app.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatARunSaysItSaysOnce()
    {
        Assert.DoesNotContain("info: PrunableNets", app.Said, StringComparison.Ordinal);
        Assert.Equal(2, app.Said.Split("Network: choosing channels").Length);
    }

    [Fact]
    public void PlanAndWeightsAreBesideTheClass()
    {
        foreach (var file in new[] { "Network.widths.json", "Network.slim.safetensors", "Network.slim.dat", "Network.fine-tuned.safetensors", "Network.fine-tuned.dat" })
            Assert.True(File.Exists(Path.Combine(app.Folder, file)), file);
    }

    [Fact]
    public void ItsCodeIsTheTemplates() => Assert.Contains(PrunedApp.Blocks("csharp")[0], File.ReadAllText(Path.Combine(app.Folder, "Network.cs")), StringComparison.Ordinal);
}
