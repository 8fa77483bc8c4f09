using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Hosting;

/// <summary>Finds cells that were computed before, computes the others, and keeps each as soon as it is done.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="open">Begins to compute; called where there is something to compute.</param>
/// <param name="progress">Told after every cell.</param>
internal sealed class CellBatch(CellStore store, Func<IEvaluation<CellOrder, ComparisonResult>> open, IProgress<ComparisonResult>? progress)
{
    private readonly Dictionary<ComparisonCell, ComparisonResult> results = [];

    public ComparisonResult this[ComparisonCell cell] => results[cell];

    /// <summary>All cells of some tasks.</summary>
    /// <param name="tasks">
    /// Those with one order but for the target, which the dense network's do not depend on, are computed once where
    /// <paramref name="oncePerSeed"/> is set.
    /// </param>
    /// <param name="oncePerSeed">A cell's result is that of all targets.</param>
    public void Complete(IReadOnlyList<CellTask> tasks, bool oncePerSeed = false)
    {
        var missing = new List<CellTask>();
        foreach (var task in tasks)
        {
            if (store.Load(task.Cell, task.Identity) is { } known)
                Add(known);
            else
                missing.Add(task);
        }
        if (missing.Count == 0)
            return;
        CellTask[][] computed = [.. oncePerSeed
            ? missing.GroupBy(static t => t.Cell.Seed).Select(static g => g.ToArray())
            : missing.Select(static t => new[] { t })];
        using var evaluation = open();
        foreach (var (index, result) in evaluation.Evaluate([.. computed.Select(static c => c[0].Order)]))
        {
            foreach (var task in computed[index])
            {
                var own = result with { Cell = task.Cell };
                store.Save(own, task.Identity);
                Add(own);
            }
        }

        void Add(ComparisonResult result)
        {
            results[result.Cell] = result;
            progress?.Report(result);
        }
    }
}
