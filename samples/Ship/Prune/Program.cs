using System;
using System.IO;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrunableNets;
using PrunableNets.Data;
using PrunableNets.Hosting;
using PrunableNets.Onnx;
using Ship;
using TorchSharp;
using static TorchSharp.torch;

// prune    train FigureNet, prune it, solve its weights anew; plan and weights are written beside its source
// export   to FOLDER what the two programs beside this one are given: weights for TorchSharp, an ONNX model, and images with their classes
switch (args)
{
    case ["prune", .. var settings]:
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory, Args = settings });
        builder.Services.AddSingleton<IPruningData>(static _ => new PruningData(ShapesDataset.Train(), ShapesDataset.Test()));
        builder.Services.AddPruning<FigureNet>(builder.Configuration.GetSection("Pruning"));
        return await builder.Build().RunPruningAsync<FigureNet>();
    case ["export", var plan, var weights, var folder]:
        Export(plan, weights, folder);
        return PruningExitCode.Done;
    default:
        Console.Error.WriteLine("usage: Prune prune [KEY=VALUE ...] | export PLAN WEIGHTS FOLDER");
        return PruningExitCode.BadOptions;
}

static void Export(string planFile, string weights, string folder)
{
    using var scope = NewDisposeScope();
    using var withoutGradients = no_grad();
    var plan = PlanFile.Parse(File.ReadAllText(planFile)).ToPlan(FigureNet.Architecture);
    using var slim = FigureNet.CreateBuiltSlim()
        ?? throw new InvalidOperationException($"{planFile} was not there when this was built; build once more.");
    slim.load(weights);
    slim.eval();
    Directory.CreateDirectory(folder);
    File.Copy(weights, Path.Combine(folder, "FigureNet.dat"), overwrite: true);
    OnnxExport.Slim(FigureNet.Architecture, slim, plan, new OnnxOptions { FoldBatchNorms = true })
        .Save(Path.Combine(folder, "FigureNet.onnx"));
    using var images = ShapesDataset.Test().First(100, CPU);
    File.WriteAllBytes(Path.Combine(folder, "images.bin"), images.Inputs[0].bytes.ToArray());
    File.WriteAllLines(Path.Combine(folder, "classes.txt"), Array.ConvertAll(images.Target.data<long>().ToArray(), static c => $"{c}"));
}
