using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Packages.Tests;

/// <summary>The page docs/tutorial.md, whose commands <see cref="PrunedApp"/> has run.</summary>
[Collection(nameof(PrunedApp))]
public sealed partial class TutorialTests(PrunedApp app)
{
    [Fact]
    public void TheToolAndTheShippedProgramHaveTheirSay()
    {
        foreach (var said in new[] { "FLOPs (Mac)", "the classes of 4 images", "yes │ the built class computes the same", "yes │ the ONNX model computes the same" })
            Assert.Contains(said, app.Said, StringComparison.Ordinal);
    }

    /// <summary>Line by line, but for figures, which differ from machine to machine.</summary>
    [Fact]
    public void WhatThePageShowsIsWhatTheCommandsSay()
    {
        var said = app.Said.Split('\n').Select(Shape).ToHashSet();
        string[] shown = [.. PrunedApp.Blocks("text").SelectMany(static b => b.Split('\n')).Select(Shape).Where(static l => l.Length > 0)];
        Assert.True(shown.Length > 10);
        var missing = shown.Where(l => !said.Contains(l)).ToArray();
        Assert.True(missing.Length == 0, $"nobody says\n{string.Join('\n', missing)}\nbut\n{app.Said}");
    }

    /// <summary>A line without its figures and the width of its columns.</summary>
    private static string Shape(string line) => Spaces().Replace(Figures().Replace(line, "#"), " ").Trim();

    [GeneratedRegex(@"[0-9][0-9.,]*(e[-+]?[0-9]+)?")]
    private static partial Regex Figures();

    [GeneratedRegex(@"[\s─┼│]+")]
    private static partial Regex Spaces();

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
