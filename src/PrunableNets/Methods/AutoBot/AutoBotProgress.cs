using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>Gate training's logits, optimiser, sums and iterations so far, as they go into a checkpoint and come out of it.</summary>
internal sealed class AutoBotProgress(Parameter alpha, OptimizerHelper optimizer, AutoBotOptions options, CheckpointFile? file)
{
    private readonly int window = (int)(options.ScoreWindowStart * options.Iterations);
    private double[] sums = new double[alpha.numel()];

    /// <summary>The finished iterations.</summary>
    public List<AutoBotIteration> Iterations { get; } = new(options.Iterations);

    /// <summary>The mean logits of the iterations in the window.</summary>
    public float[] Scores => [.. sums.Select(s => (float)(s / (options.Iterations - window)))];

    /// <summary>Takes up where the newest checkpoint ends.</summary>
    public void Resume()
    {
        using var checkpoint = file?.Load();
        if (checkpoint is null)
            return;
        using (no_grad())
            alpha.copy_(checkpoint.Tensors["alpha"]);
        OptimizerBytes.Load(optimizer, checkpoint.Tensors["optimizer"]);
        sums = checkpoint.Tensors["sums"].data<double>().ToArray();
        foreach (var i in checkpoint.Tensors["iterations"].data<double>().ToArray().Chunk(7))
            Iterations.Add(new AutoBotIteration((int)i[0], i[1], i[2], i[3], i[4], i[5], (int)i[6]));
    }

    /// <summary>Adds an iteration, and writes a checkpoint where one is due.</summary>
    public void Add(AutoBotIteration iteration)
    {
        using var scope = NewDisposeScope();
        if (iteration.Index >= window)
        {
            var logits = alpha.detach().cpu().data<float>().ToArray();
            for (var i = 0; i < sums.Length; i++)
                sums[i] += logits[i];
        }
        Iterations.Add(iteration);
        if (file?.IsDue(Iterations.Count, Iterations.Count == options.Iterations) != true)
            return;
        var iterations = Iterations.SelectMany(static i => new[] { i.Index, i.Loss, i.Task, i.G, i.H, i.SoftCost, i.Samples });
        file.Save(Iterations.Count, [
            KeyValuePair.Create<string, Tensor>("alpha", alpha.detach()),
            KeyValuePair.Create("optimizer", OptimizerBytes.Save(optimizer)),
            KeyValuePair.Create("sums", tensor(sums)),
            KeyValuePair.Create("iterations", tensor(iterations.ToArray())),
        ]);
    }
}
