using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace PrunableNets;

/// <summary>Ends the dense part of a training when it is time to prune.</summary>
/// <param name="options">When that is.</param>
/// <param name="total">Epochs of the whole training.</param>
/// <param name="sparsity">The share that is to be removed, in (0, 1).</param>
/// <param name="structure">The widths that the run's criterion would keep now; asked for by <see cref="PruningMoment.Stability"/> alone.</param>
internal sealed class EarlyStop(EarlyPruningOptions options, int total, double sparsity, Func<int[]> structure) : ITrainingStop
{
    private readonly StructureStability stability = new(options.Threshold);
    private readonly LazyKernelDetector detector =
        new(options.Moment == PruningMoment.Released ? LazyKernelRule.Released : LazyKernelRule.Paper, sparsity);

    /// <summary>Finished epochs when it was time; null where it is not yet.</summary>
    public int? Epoch { get; private set; }

    /// <summary>The rule has told so; else it was the latest moment.</summary>
    public bool IsTold { get; private set; }

    /// <inheritdoc/>
    public bool IsReached => Epoch is not null;

    /// <summary>What the rule looked at so far: distances, or indicators of stability.</summary>
    public IReadOnlyList<double> Figures => options.Moment switch
    {
        PruningMoment.Epoch => [],
        PruningMoment.Stability => stability.Values,
        _ => detector.Distances,
    };

    /// <summary>When it was time and why, for the plan file.</summary>
    public IEnumerable<KeyValuePair<string, string>> Evidence
    {
        get
        {
            var rule = options.Moment switch
            {
                PruningMoment.Epoch => "the epoch that was asked for",
                PruningMoment.Stability => string.Create(CultureInfo.InvariantCulture, $"{options.Moment}, threshold {options.Threshold}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{options.Moment}, sparsity {sparsity:0.####}"),
            };
            yield return new("pruned after", string.Create(CultureInfo.InvariantCulture, $"{Epoch} of {total} epochs ({rule}{(IsTold ? "" : "; not told by then, and the latest moment")})"));
            if (Figures.Count > 0)
                yield return new(
                    options.Moment == PruningMoment.Stability ? "stability of the structure" : "distances of the weights",
                    string.Join(", ", Figures.Select(static f => f.ToString("0.####", CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>For a method that works in a context.</summary>
    public static EarlyStop For(EarlyPruningOptions options, TrainingOptions training, IPruningMethod method, PruningContext context) => new(
        options, training.Epochs, options.Sparsity ?? Removed(context),
        () => method is CriterionMethod criterion
            ? criterion.Select(context).Plan.Widths
            : throw new InvalidOperationException($"{method.GetType().Name} scores no channels, so its structure cannot be asked for in the course of a training. Choose a criterion, or another moment than {PruningMoment.Stability}."));

    /// <inheritdoc/>
    public void Observe(Module model, int epochs)
    {
        IsTold = options.Moment switch
        {
            PruningMoment.Epoch => epochs >= options.Epoch,
            PruningMoment.Stability => epochs > 0 && stability.Observe(structure()),
            _ => detector.Observe(model),
        };
        if (IsTold || epochs >= Latest)
            Epoch = epochs;
    }

    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, torch.Tensor>> Save()
    {
        yield return new("epoch", torch.tensor(new[] { (long)(Epoch ?? -1), IsTold ? 1L : 0L }));
        var (reference, distances) = detector.Save();
        var (structures, values) = stability.Save();
        // A tensor without elements is no entry of a file.
        if (reference.Length > 0)
            yield return new("reference", torch.tensor(reference));
        if (distances.Length > 0)
            yield return new("distances", torch.tensor(distances));
        if (structures.Count > 0)
            yield return new("structures", torch.tensor(structures.SelectMany(static s => s).Select(static n => (long)n).ToArray()).reshape(structures.Count, -1));
        if (values.Length > 0)
            yield return new("stability", torch.tensor(values));
    }

    /// <inheritdoc/>
    public void Load(IReadOnlyDictionary<string, torch.Tensor> saved)
    {
        var epoch = saved["epoch"].data<long>().ToArray();
        Epoch = epoch[0] < 0 ? null : (int)epoch[0];
        IsTold = epoch[1] != 0;
        detector.Load(Values("reference"), Values("distances"));
        if (saved.TryGetValue("structures", out var structures))
            stability.Load(structures.data<long>().ToArray().Select(static n => (int)n).Chunk((int)structures.shape[1]), Values("stability"));

        double[] Values(string key) => saved.TryGetValue(key, out var values) ? values.data<double>().ToArray() : [];
    }

    private static double Removed(PruningContext context)
    {
        var target = context.Budget.Targets[0];
        return 1 - ((double)target.Resolve(context.Architecture) / target.Quantity.Of(context.Architecture).Evaluate(context.Architecture.DenseWidths));
    }

    private int Latest => options.Latest ?? total - 1;
}
