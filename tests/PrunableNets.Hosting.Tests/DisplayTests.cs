using System;
using System.IO;
using System.Linq;
using PrunableNets.Tests;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace PrunableNets.Hosting.Tests;

public sealed class DisplayTests
{
    private static void Show(IPruningProgress progress, PruningRow? solved = null, params ReconstructedLayer[] layers)
    {
        var plan = PruningPlan.FromKept(TinyNet.Architecture, [[0, 1, 2, 3], [1, 2], [0, 4]]);
        var (first, last) = (new Accuracy(90, 100, 0.3), new Accuracy(85, 100, 0.4));
        progress.Begin("TinyNet", PruningStage.Select);
        for (var i = 0; i < 40; i++)
            progress.Report(new MethodStep(i, 40, $"iteration {i + 1}/40: loss 5.250"));
        progress.Begin("TinyNet", PruningStage.FineTune);
        progress.Report(new TrainingEpoch(0, 1.5, 0.02, first, 512), 2);
        progress.Report(new TrainingEpoch(1, 1.25, 0.01, last, 512), 2);
        progress.Complete(new PruningReport
        {
            Model = "TinyNet", Convention = FlopsConvention.Mac, Classes = 4,
            Rows =
            [
                new("dense", 70_304, 1_341, first, 9_000, new Latency(TimeSpan.FromMilliseconds(2.5), 1, 2, "cpu") { Deviation = TimeSpan.FromMilliseconds(0.25) }),
                new("gated", 70_304, 1_341, last, null, null),
                new("slim", 70_304, 1_341, new Accuracy(28, 100, 1.4), null, null),
                .. solved is null ? Array.Empty<PruningRow>() : [solved],
            ],
            Outcome = new PruningOutcome(new Selection(plan, 0.5f, [new BudgetUse(30_656, 35_152, 70_304, 5_000, FlopsConvention.Mac)])),
            Equivalence = new Equivalence(1.5e-7, 0, 100), Reconstruction = layers,
            FineTuning = new TrainingResult([new(0, 1.5, 0.02, first, 512), new(1, 1.25, 0.01, last, 512)]),
            PlanPath = "TinyNet.widths.json", WeightsPath = "TinyNet.slim.safetensors", CertificatePath = "runs/TinyNet/certificate.json", PagePath = "runs/TinyNet/report.html",
        });
    }

    [Fact]
    public void PlainLinesAreTheGoldenOnes()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Show(new PlainProgress(output));
        var lines = output.ToString().Split('\n');
        Assert.Equal("TinyNet: choosing channels", lines[0]);
        Assert.Equal("  iteration 2/40: loss 5.250", lines[1]);
        // Twenty of the forty iterations.
        Assert.Equal("TinyNet: fine-tuning", lines[21]);
        Assert.Equal("  epoch 2/2: loss 1.250, test accuracy 85.00%, learning rate 0.01", lines[23]);
        Assert.Equal(
            """
            network              FLOPs (Mac)    parameters  accuracy        file           latency
            dense                      0.07M         1,341    90.00%     0.01 MB   2.50 +- 0.25 ms
            gated                      0.07M         1,341    85.00%           -                 -
            slim                       0.07M         1,341    28.00%           -                 -
            target 35,152, reached 30,656 FLOPs (Mac): 56.4% fewer, 4,496 below the target (the cheapest removed channel: 5,000)
            slim = gated within 1.5e-7 of the largest output, 0 of 100 predictions differ
            warning: slim names 28.00% of 4 classes rightly, which is chance; its other figures mean nothing
            fine-tuned: 85.00% in the last epoch (stored), 90.00% in the best, epoch 1
            latency: median and deviation of forwards of a batch of 1 on cpu, 2 threads
            plan: TinyNet.widths.json
            weights: TinyNet.slim.safetensors
            certificate: runs/TinyNet/certificate.json
            report: runs/TinyNet/report.html

            """.ReplaceLineEndings("\n"), string.Join('\n', lines[24..]));
    }

    [Fact]
    public void ACutThatIsBroughtBackIsNotWarnedOf()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Show(new PlainProgress(output), new PruningRow("reconstructed", 70_304, 1_341, new Accuracy(84, 100, 0.5), null, null));
        Assert.Contains("slim                       0.07M         1,341    28.00%", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 of 1 layer solved anew without labels, 0 had nothing to gain; the", ReconstructionOutcome.Solved)]
    [InlineData(
        "2 of 5 layers solved anew without labels, 1 had nothing to gain, 2 kept the weights they were cut with; the", ReconstructionOutcome.Exact,
        ReconstructionOutcome.NotBetter, ReconstructionOutcome.Solved, ReconstructionOutcome.Tied, ReconstructionOutcome.Solved)]
    public void EveryLayerOfAReconstructionIsCounted(string said, params ReconstructionOutcome[] outcomes)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Show(new PlainProgress(output), layers: [.. outcomes.Select(static (o, i) => new ReconstructedLayer($"layer{i}", o))]);
        Assert.Contains($"\n{said} certificate tells each\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatOthersFollowLeavesTheTableToTheLast()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Show(new PlainProgress(output, table: false));
        Assert.DoesNotContain("latency", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("target 35,152, reached 30,656", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheLiveDisplayHasOneLineAStageAndLeavesWhatIsAboveItAlone()
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteLine("$ dotnet run");
        output.WriteLine("something that the program said before");
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 160;
        using (var progress = new LiveProgress(console))
        {
            progress.Note("a checkpoint was refused");
            using var logs = LoggerFactory.Create(builder => DisplayLogging.Configure(builder, console));
            logs.CreateLogger("Program").LogInformation("the program's own");
            logs.CreateLogger(PruningTelemetry.Name).LogInformation("what the display says");
            Show(progress);
        }
        var lines = Screen.Lines(output.ToString()).Where(static l => l.Length > 0).ToArray();
        Assert.Equal(["$ dotnet run", "something that the program said before", "note a checkpoint was refused", "information: Program: the program's own"], lines[..4]);
        Assert.Contains("TinyNet: choosing channels, iteration 40/40: loss 5.250", lines[4], StringComparison.Ordinal);
        Assert.Contains("TinyNet: fine-tuning, epoch 2/2: loss 1.250, test accuracy 85.00%, learning rate 0.01", lines[5], StringComparison.Ordinal);
        Assert.Contains("accuracy", lines[7], StringComparison.Ordinal);
        Assert.Equal("report: runs/TinyNet/report.html", lines[^1]);
        // Hidden while drawing, shown again afterwards.
        Assert.True(output.ToString().LastIndexOf("\u001b[?25h", StringComparison.Ordinal) > output.ToString().LastIndexOf("\u001b[?25l", StringComparison.Ordinal));
    }
}
