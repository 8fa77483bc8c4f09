using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using PrunableNets.Onnx;
using PrunableNets.TestKit;
using Ship;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Integration.Tests;

/// <summary>The programs of samples/Ship, which know nothing of ours, run what a build made.</summary>
public sealed class ShippedProgramTests
{
    [Theory]
    [InlineData("WithTorchSharp")]
    [InlineData("WithOnnxRuntime")]
    public void ClassifiesAsTheNetworkThatWasPruned(string program)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        random.manual_seed(1);
        using var dense = FigureNet.Create();
        Trained.Randomize(dense);
        var plan = PlanFile.Parse(File.ReadAllText(Path.Combine(Samples(), "Prune/FigureNet.widths.json"))).ToPlan(FigureNet.Architecture);
        using var slim = FigureNet.CreateSlim(dense, plan);
        slim.eval();
        var images = (randn(64, 3, 1, 1) * 2) + randn(64, 3, 32, 32);
        // The images decide, not what all of them have in common.
        slim.state_dict()["head.bias"].sub_(slim.call(images).mean([0]));
        var folder = Directory.CreateTempSubdirectory("ship");
        try
        {
            slim.save(Path.Combine(folder.FullName, "FigureNet.dat"));
            OnnxExport.Slim(FigureNet.Architecture, slim, plan, new OnnxOptions { FoldBatchNorms = true })
                .Save(Path.Combine(folder.FullName, "FigureNet.onnx"));
            File.WriteAllBytes(Path.Combine(folder.FullName, "images.bin"), images.bytes.ToArray());
            var classes = slim.call(images).argmax(1).data<long>().ToArray();
            Assert.True(classes.Distinct().Count() > 2, "The network says the same of every image, so the test says nothing.");
            Assert.Equal(classes, Run(program, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long[] Run(string program, string folder)
    {
        // The programs are built as the tests are.
        var built = Path.GetRelativePath(Path.Combine(Samples(), "../../tests/PrunableNets.Integration.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(Samples(), program, built, program + ".dll"), folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return Array.ConvertAll(lines, long.Parse);
    }

    private static string Samples([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "../../samples/Ship");
}
