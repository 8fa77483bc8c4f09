using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets;
using PrunableNets.Arithmetic;
using PrunableNets.Benchmarks;
using PrunableNets.Gpu.Tests;
using TorchSharp;

// The part of eng/gpu/run.sh on the machine with the GPU: tests, the 200-iteration run, the benchmark, one table.
const string usage = "usage: PrunableNets.Gpu.Tests --device cpu|cuda --data FOLDER [--python PATH] [--threads N] [--repetitions N] [--seeds N]";
Settings settings;
try
{
    settings = Settings.Parse(["gpu", .. args]);
}
catch (FormatException e)
{
    Console.Error.WriteLine($"{e.Message.Split(". ")[0]}. {usage}");
    return 2;
}
if (settings.Device == "cuda" && !torch.cuda.is_available())
{
    Console.Error.WriteLine($"libtorch {torch.__version__} sees no GPU here; --device cpu runs without one.");
    return 2;
}
ArithmeticResult arithmetic;
try
{
    arithmetic = ArithmeticDoor.Process.Open();
}
catch (WrongArithmeticException e)
{
    Console.Error.WriteLine(e.Message);
    return 7;
}
TestDevice.Current = torch.device(settings.Device);
if (settings.Device == "cuda")
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = true;

var rows = new List<(string What, string Result)> { ("libtorch", torch.__version__), ("device", settings.Device == "cuda" ? "cuda, TF32" : $"cpu, {settings.Threads} threads"), ("arithmetic of the CPU", arithmetic.Way) };
var failures = 0;
foreach (var (name, time, failure) in Checks.Run())
{
    failures += failure is null ? 0 : 1;
    rows.Add((name, failure is null ? Invariant($"passed, {time.TotalSeconds:F1} s") : $"FAILED: {failure.Split('\n')[0]}"));
    Console.Error.WriteLine($"{name}: {failure ?? "passed"}");
}
try
{
    foreach (var pruned in AfterPruning.Run(settings).OfType<PrunedAccuracy>())
        rows.Add(($"ResNet-56 to 55.84 MFLOPs, seed {pruned.Seed}", Invariant($"{(settings.Paper ? AutoBotOptions.Paper : new AutoBotOptions()).Iterations} iterations in {pruned.GateSeconds:F1} s, {100 * pruned.Accuracy:F1} % without fine-tuning, {pruned.Flops:N0} FLOPs (AutoBot)")));
    foreach (var iteration in GateIteration.Run(settings).Cast<Measurement>())
        rows.Add(($"one gate iteration, batch {iteration.Batch}", Invariant($"{iteration.MedianMs:F1} ms, {iteration.Peer} {iteration.PeerMedianMs:F1} ms, ratio {iteration.Ratio:F2}")));
}
catch (Exception e) when (e is InvalidOperationException or System.IO.IOException or System.IO.InvalidDataException)
{
    failures++;
    rows.Add(("FAILED", e.Message));
}
var width = rows.Max(static r => r.What.Length);
foreach (var (what, result) in rows)
    Console.WriteLine($"| {what.PadRight(width)} | {result} |");
return failures == 0 ? 0 : 1;

static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
