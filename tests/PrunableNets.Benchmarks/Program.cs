using System;
using System.Collections.Generic;
using PrunableNets.Arithmetic;
using PrunableNets.Benchmarks;

var cases = new Dictionary<string, Func<Settings, IEnumerable<IResult>>>
{
    ["gate-iteration"] = GateIteration.Run,
    ["training-epoch"] = TrainingEpochs.Run,
    ["peak-memory"] = PeakMemory.Run,
    ["peak-memory-side"] = PeakMemory.RunSide,
    ["gate-run"] = GateRun.Run,
    ["after-pruning"] = AfterPruning.Run,
    ["pruning-variants"] = PruningVariants.Run,
    ["reconstruction"] = Reconstructions.Run,
    ["reconstruction-images"] = Reconstructions.ByImages,
    ["masked-losses"] = MaskedLossTimes.Run,
    ["fine-tuning"] = FineTuning.Run,
    ["cluster"] = ClusterTimes.Run,
    ["onnx-latency"] = OnnxLatency.Run,
    ["branch-addition"] = BranchAddition.Run,
    ["generator-steps"] = GeneratorSteps.Run,
    ["generator-edit"] = GeneratorEdit.Run,
    ["generator-depth"] = GeneratorDepth.Run,
    ["generator-diffusion"] = GeneratorDiffusion.Run,
    ["generator-memory"] = GeneratorMemory.Run,
    ["generator-build"] = GeneratorBuild.Run,
};
if (args is [ClusterPrograms.Worker, ..])
    return await ClusterPrograms.RunWorker(args[1..]);
try
{
    var settings = Settings.Parse(args);
    if (!cases.TryGetValue(settings.Case, out var run))
        throw new FormatException($"there is no case '{settings.Case}'; the cases are {string.Join(", ", cases.Keys)}");
    if (ArithmeticDoor.Process.Open().Note is { } note)
        Console.Error.WriteLine(note);
    foreach (var result in run(settings))
        Console.WriteLine(settings.Json ? result.ToJson() : result.ToString());
    return 0;
}
catch (Exception e) when (e is FormatException or WrongArithmeticException or InvalidOperationException or System.IO.IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
