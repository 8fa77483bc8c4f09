using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace PrunableNets.Cli.Tests;

/// <summary>Files that are written for other programs, and whether they belong together.</summary>
[Collection(nameof(PrunedFolder))]
public sealed class ExportTests(PrunedFolder pruned)
{
    /// <summary>That of which the sample's slim class was built.</summary>
    private static readonly string s_plan = Path.Combine(Tool.Ship, "FigureNet.widths.json");

    [Fact]
    public void WhatIsExportedBelongsTogether()
    {
        var (slim, onnx, dat) = (Export("slim.safetensors"), Export("slim.onnx"), Export("slim.dat"));
        foreach (var weights in new[] { slim, dat })
        {
            var checks = Tool.Json("verify", Tool.Program, "--plan", s_plan, "--weights", weights, "--dense", pruned.Dense, "--onnx", onnx)
                .AsArray();
            Assert.Equal(7, checks.Count);
            Assert.All(checks, static c => Assert.True((bool)c!["holds"]!, c.ToJsonString()));
        }
    }

    [Fact]
    public void ThoseOfAnotherPlanDoNot()
    {
        Assert.Contains(
            "do not fit", Tool.Refuse(3, "verify", Tool.Program, "--plan", s_plan, "--weights", pruned.File("FigureNet.slim.safetensors")),
            StringComparison.Ordinal);
        var (code, output, _) = Tool.Run(
            "verify", Tool.Program, "--plan", pruned.Plan, "--weights", pruned.File("FigureNet.slim.safetensors"), "--json");
        Assert.Equal(6, code);
        Assert.Equal(
            "the built class computes the same",
            (string)JsonNode.Parse(output)!.AsArray().Single(static c => !(bool)c!["holds"]!)!["question"]!);
    }

    [Fact]
    public void WhatIsFoundFitsATerminal()
    {
        var (code, output, _) = Tool.Run(
            "verify", Tool.Program, "--plan", pruned.Plan, "--weights", pruned.File("FigureNet.reconstructed.safetensors"),
            "--dense", pruned.Dense);
        Assert.Equal(6, code);
        Assert.Contains("yes │ the slim network is the dense one with closed gates", output, StringComparison.Ordinal);
        Assert.Contains("NO  │ the built class computes the same", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), static l => Assert.True(l.Length <= 100, l));
    }

    [Fact]
    public void AnOnnxModelOfOtherWeightsDoesNot()
    {
        var (code, output, _) = Tool.Run(
            "verify", Tool.Program, "--plan", pruned.Plan, "--weights", pruned.File("FigureNet.slim.safetensors"), "--json",
            "--onnx", Export("solved.onnx", pruned.Plan, pruned.File("FigureNet.reconstructed.safetensors")));
        Assert.Equal(6, code);
        Assert.Contains(
            JsonNode.Parse(output)!.AsArray(),
            static c => (string)c!["question"]! == "the ONNX model computes the same" && !(bool)c["holds"]!);
    }

    [Fact]
    public void FilesAreLookedInto()
    {
        var onnx = Tool.Json("inspect", Export("looked.onnx"));
        Assert.Equal(("input [batch, 3, 32, 32]", "FigureNet"), ((string)onnx["inputs"]![0]!, (string)onnx["metadata"]!["model"]!));
        Assert.Equal(7, (int)onnx["operators"]!["conv"]!);
        var (dense, dat) = (Tool.Json("inspect", pruned.Dense), Tool.Json("inspect", Export("looked.dat")));
        Assert.Equal(44, dense["tensors"]!.AsArray().Count);
        Assert.Equal(
            dense["tensors"]!.AsArray().Select(static t => (string)t!["name"]!),
            dat["tensors"]!.AsArray().Select(static t => (string)t!["name"]!));
        Assert.Equal([48, 3, 3, 3], dense["tensors"]![0]!["shape"]!.AsArray().Select(static s => (int)s!));
    }

    [Fact]
    public void BatchNormsGoIntoTheLayersInFrontOfThem()
    {
        var (slim, onnx) = (Export("slim.safetensors"), Export("folded.onnx", s_plan, pruned.Dense, "--fold-norms"));
        var checks = Tool.Json("verify", Tool.Program, "--plan", s_plan, "--weights", slim, "--onnx", onnx).AsArray();
        Assert.Contains(checks, static c => (string)c!["question"]! == "the ONNX model computes the same" && (bool)c["holds"]!);
        var inside = Tool.Json("inspect", onnx);
        Assert.Null(inside["operators"]!["batchnormalization"]);
        Assert.Equal("folded", (string?)inside["metadata"]!["batch_norms"]);
        Assert.Null(Tool.Json("inspect", Export("plain.onnx"))["metadata"]!["batch_norms"]);
        var folded = new[] { "folded.safetensors", "folded.dat" }
            .Select(n => Tool.Json("inspect", Export(n, s_plan, pruned.Dense, "--fold-norms"))["tensors"]!.ToJsonString()).Distinct().Single();
        Assert.Contains("\"stem.0.bias\"", folded, StringComparison.Ordinal);
        Assert.DoesNotContain("running_mean", folded, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsWithoutBatchNormsBelongToThoseWith()
    {
        var (slim, solved) = (pruned.File("FigureNet.slim.safetensors"), pruned.File("FigureNet.reconstructed.safetensors"));
        Assert.True(IsFolded(slim, Export("folded.dat", pruned.Plan, slim, "--fold-norms")));
        Assert.False(IsFolded(slim, Export("folded.dat", pruned.Plan, solved, "--fold-norms")));
        Assert.False(IsFolded(slim, Export("slim.dat", pruned.Plan, slim)));
    }

    private bool IsFolded(string weights, string folded)
    {
        // Another plan than the one that the sample was built of.
        var (code, output, _) = Tool.Run("verify", Tool.Program, "--plan", pruned.Plan, "--weights", weights, "--folded", folded, "--json");
        Assert.Equal(6, code);
        return (bool)JsonNode.Parse(output)!.AsArray()[^1]!["holds"]!;
    }

    [Fact]
    public void WithoutABatchNormThereIsNothingToFold() => Assert.Contains(
        "has no batch norm that a layer in front of it can take",
        Tool.Refuse(
            3, "export", Tool.Zoo, pruned.File("bert.onnx"), "--model", "Bert", "--fold-norms", "--weights", pruned.Dense),
        StringComparison.Ordinal);

    [Fact]
    public void AProjectInsideOfAnotherIsRefused() => Assert.Contains(
        "whose build would take the class in it for its own",
        Tool.Refuse(3, "export", Tool.Program, System.IO.Path.Combine(Tool.Ship, "inside"), "--plan", s_plan, "--weights", pruned.Dense), StringComparison.Ordinal);

    [Fact]
    public void AClassIsOfTheProjectsPlanAndGoesElsewhere()
    {
        Assert.Contains(
            "is another plan than", Tool.Refuse(3, "export", Tool.Ship, pruned.File("other.cs"), "--plan", pruned.Plan), StringComparison.Ordinal);
        Assert.Contains(
            "holds no weights", Tool.Refuse(3, "export", Tool.Ship, pruned.File("weights.cs"), "--weights", pruned.Dense), StringComparison.Ordinal);
        var inside = Path.Combine(Tool.Ship, "Inside.cs");
        Assert.Contains("whose build has that class already", Tool.Refuse(3, "export", Tool.Ship, inside), StringComparison.Ordinal);
        Assert.False(File.Exists(inside));
    }

    [Theory]
    [InlineData("out.h5", "networks are written as .onnx, .safetensors, .dat, .cs")]
    [InlineData("out.cs", "name the project in place of")]
    [InlineData("out.onnx", "name those to write with --weights")]
    [InlineData("folder", "name its plan with --plan")]
    public void WhatCannotBeWrittenIsTold(string name, string said)
    {
        Assert.Contains(said, Tool.Refuse(3, "export", Tool.Program, pruned.File(name)), StringComparison.Ordinal);
        Assert.False(Path.Exists(pruned.File(name)));
    }

    private string Export(string name) => Export(name, s_plan, pruned.Dense);

    private string Export(string name, string plan, string weights, params string[] further)
    {
        var path = pruned.File($"{Guid.NewGuid():N}-{name}");
        Tool.Say(["export", Tool.Program, path, "--plan", plan, "--weights", weights, .. further]);
        return path;
    }
}
