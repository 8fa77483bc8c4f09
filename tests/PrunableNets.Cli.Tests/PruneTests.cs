using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace PrunableNets.Cli.Tests;

[Collection(nameof(PrunedFolder))]
public sealed class PruneTests(PrunedFolder pruned)
{
    [Fact]
    public void ANetworkIsPrunedWithoutAProgramOfItsOwn()
    {
        Assert.Equal(
            ("FigureNet", "AutoBot"), ((string)pruned.Certificate["model"]!, ((string)pruned.Certificate["method"]!).Split(' ')[0]));
        Assert.Equal(
            (40, 20), ((int)pruned.Certificate["data"]!["train"]!["images"]!, (int)pruned.Certificate["data"]!["test"]!["images"]!));
        Assert.Equal("3x32x32", (string)pruned.Certificate["data"]!["train"]!["shape"]!);
        Assert.InRange((long)pruned.Certificate["flops"]!["Mac"]!["slim"]!, 1, 4_313_568 / 2);
        foreach (var file in new[]
            {
                pruned.Plan, pruned.Dense, pruned.File("FigureNet.reconstructed.safetensors"), pruned.File("runs/FigureNet/report.html"),
            })
            Assert.True(File.Exists(file), file);
    }

    [Fact]
    public void TheReportIsMadeAgainFromTheRunsFolder()
    {
        var page = pruned.File("again.html");
        Assert.Contains(page, Tool.Say("report", pruned.File("runs/FigureNet"), "--output", page), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(pruned.File("runs/FigureNet/report.html")), File.ReadAllText(page));
        Assert.Contains(
            "'/proc/report.html' was not written", Tool.Refuse(4, "report", pruned.File("runs/FigureNet"), "--output", "/proc/report.html"), StringComparison.Ordinal);
        Assert.Contains("is no certificate", Tool.Refuse(3, "report", pruned.Plan), StringComparison.Ordinal);
        Assert.Contains("neither a certificate.json nor a comparison.json", Tool.Refuse(3, "report", Tool.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void MethodsAreComparedOnItsWeights()
    {
        string[] arguments =
        [
            "compare", Tool.Program, "--data", pruned.Data, "--weights", pruned.Dense, "--method", "L2", "--target", "50%", "--seeds", "1",
            "--folder", pruned.File("compared"),
            "--set", "RecalibrationBatches=2",
        ];
        var (code, output, error) = Tool.Run([.. arguments, "--json"]);
        Assert.Equal(0, code);
        Assert.Equal(
            ["L1", "L2", "Random"],
            JsonNode.Parse(output)!.AsArray().Select(static r => (string)r!["method"]!).Order(StringComparer.Ordinal));
        Assert.Equal(3, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.True(File.Exists(pruned.File("compared/comparison.html")));
        // Again: nothing is computed twice, and so nothing differs.
        Assert.Equal(output, Tool.Run([.. arguments, "--json"]).Output);
    }

    [Theory]
    [InlineData(2, "Target: ", "--target", "130%")]
    [InlineData(2, "LearningRat", "--set", "Training:LearningRat=1")]
    [InlineData(2, "there is no method 'Magic'", "--method", "Magic")]
    [InlineData(3, "--set Training: is no key with a value", "--set", "Training")]
    [InlineData(3, "none.json", "--settings", "none.json")]
    [InlineData(5, "loss", "--set", "Training:LearningRate=1e30")]
    public void WhatCannotWorkIsToldWithItsCode(int code, string said, string option, string value)
    {
        var plan = pruned.File($"{Guid.NewGuid():N}/FigureNet.widths.json");
        Directory.CreateDirectory(Path.GetDirectoryName(plan)!);
        string[] arguments = [.. pruned.Arguments.Select(a => a == pruned.Plan ? plan : a)];
        var at = Array.IndexOf(arguments, option);
        arguments = option is "--target" or "--method"
            ? [.. arguments[..(at + 1)], value, .. arguments[(at + 2)..]]
            : [.. arguments, option, value];
        var (ended, _, error) = Tool.Run(arguments);
        Assert.Equal(code, ended);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CtrlCStopsItAndSaysHowToGoOn()
    {
        var plan = pruned.File("stopped/FigureNet.widths.json");
        Directory.CreateDirectory(Path.GetDirectoryName(plan)!);
        using var process = Tool.Start([.. pruned.Arguments.Select(a => a == pruned.Plan ? plan : a), "--set", "Training:Epochs=100000"]);
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("epoch 2/", StringComparison.Ordinal))
        {
        }
        using (var interrupt = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]))
            await interrupt.WaitForExitAsync();
        var (rest, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        // It would train for days.
        if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
            process.Kill();
        await rest;
        Assert.Equal((130, "Stopped; run again to resume.\n"), (process.ExitCode, await error));
    }

    [Fact]
    public void ALibraryWithoutLibtorchIsToldHowToComeByIt() => Assert.Contains(
        "has no libtorch beside it", Tool.Refuse(3, "compare", Tool.Zoo, "--model", "LeNet5", "--data", "shapes"),
        StringComparison.Ordinal);
}
