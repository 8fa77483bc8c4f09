using System;
using System.Collections.Generic;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>
/// FilterSketch (Lin et al., "Filter Sketch for Network Pruning", code lmbxmu/FilterSketch): frequent directions bring the filters of a
/// layer to a few rows with nearly the same second moments. No data is looked at. The paper gives every layer a rate by hand and fills the
/// narrow layer with the sketch; it chooses no filters. Here every group loses the same share unless the run's selection
/// (<see cref="PruningContext.Selection"/>) says otherwise, and the filters that carry most of the sketch's energy stay: a reconstruction,
/// so that filters can go on with their own weights. <see cref="FilterSketchOptions.Initialise"/> is the paper's use.
/// </summary>
[PruningMethod("FilterSketch", "arXiv 2001.08514")]
public sealed class FilterSketchMethod(FilterSketchOptions options) : IPruningMethod
{
    /// <inheritdoc/>
    public PruningOutcome Prune(PruningContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var scope = NewDisposeScope();
        var uniform = new SelectionOptions { Scope = SelectionScope.Local };
        var scores = Scores(context, uniform);
        var selection = ThresholdSelection.Select(context.Architecture, scores, context.Budget, context.Selection ?? uniform);
        var written = options.Initialise ? SketchedFilters.Write(context, selection.Plan) : [];
        if (options.Initialise)
            context.Note($"The filters of {written.Count} layers are sketches of all filters now; the network has to be fine-tuned.");
        return new PruningOutcome(selection) { Scores = scores, Evidence = [.. Evidence(context.Selection ?? uniform, written)] };
    }

    private static float[] Scores(PruningContext context, SelectionOptions uniform)
    {
        var architecture = context.Architecture;
        var scores = new float[architecture.GateCount];
        // Widths at a uniform share do not depend on scores.
        var widths = ThresholdSelection.Select(architecture, scores, context.Budget, uniform).Plan.Widths;
        var rows = GroupRows.Of(context);
        foreach (var group in architecture.Groups)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            SketchEnergy.Of(rows[group.Index], widths[group.Index]).to(float32).cpu().data<float>().ToArray().CopyTo(scores, group.Offset);
            context.Report(new MethodStep(group.Index, architecture.Groups.Count, string.Create(
                CultureInfo.InvariantCulture, $"{group.Name}: {group.Channels} filters sketched in {widths[group.Index]} rows")));
        }
        return scores;
    }

    private static IEnumerable<KeyValuePair<string, string>> Evidence(SelectionOptions ranking, IReadOnlyList<string> written)
    {
        yield return new("selection", ranking.ToString());
        if (written.Count > 0)
            yield return new("sketched", string.Join(", ", written));
    }
}
