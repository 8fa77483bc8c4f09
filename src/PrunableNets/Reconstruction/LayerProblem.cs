using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>A layer on its way to a solution: what the dense network gives there, then the equations, then the weights.</summary>
/// <param name="layer">It is reached, and its positions are the dense network's.</param>
/// <param name="passes">The batches on their way.</param>
/// <param name="options">Ridges and positions.</param>
internal sealed class LayerProblem(SurveyedLayer layer, CalibrationPasses passes, ReconstructionOptions options) : IDisposable
{
    // Below this share of squares a float32 network differs from itself, computed in another order.
    private const double Rounding = 1e-12;

    // Elements of the rows that are in memory at a time, 32 MiB.
    private const long Elements = 1 << 22;

    private readonly List<Tensor> targets = [];
    private readonly int mostPositions = (int)Math.Min(options.MaxPositions, Math.Max(1, LayerEquations.MostPositions(layer.Form) / (passes.Count * Math.Max(1, layer.Positions.Count))));
    private LayerEquations? solved;
    private LayerEquations? judged;
    private int next;

    public SurveyedLayer Layer => layer;

    /// <summary>What <see cref="TakeTarget"/> keeps of all batches.</summary>
    public long TargetBytes => layer.Positions.Sum(p => Math.Min(p, mostPositions)) * layer.Form.Outputs * passes.Count * sizeof(float);

    /// <summary>Keeps what the dense network gives in a call, where it is looked at.</summary>
    public void TakeTarget(Tensor y) => targets.Add(layer.Value(y, Positions(y, targets.Count)).DetachFromDisposeScope());

    /// <summary>Takes the slim network's same call into the equations; the batch ends behind the last of its calls.</summary>
    public void TakeInput(Tensor x, Tensor y)
    {
        Add(x, y, targets[next], Positions(y, next));
        next++;
        if (next % layer.Positions.Count == 0)
            CalibrationPasses.EndBatch();
    }

    /// <summary>
    /// Writes a solution into the slim network, if it is better than what is there. The batches held out choose the ridge and judge; then all
    /// batches are solved on with it.
    /// </summary>
    public ReconstructedLayer Solve()
    {
        var (solve, judge) = (solved!, judged!);
        var share = judge.Energy > 0 ? 1 / judge.Energy : 1;
        var report = new ReconstructedLayer(
            layer.Path, ReconstructionOutcome.NotBetter, solve.Weights + (layer.HasPlace ? 1 : 0), solve.Positions, null, judge.Squares * share, judge.Squares * share);
        if (solve.Squares + judge.Squares <= Rounding * (solve.Energy + judge.Energy))
            return report with { Outcome = ReconstructionOutcome.Exact };
        var (least, chosen) = (judge.Squares, default(double?));
        foreach (var (ridge, left) in options.TriedRidges.Zip(solve.Left(options.TriedRidges, judge)))
        {
            if (left < least)
                (least, chosen) = (left, ridge);
        }
        if (chosen is not { } best)
            return report;
        solve.Add(judge);
        using var whole = solve.Solve(best);
        layer.Correct(whole);
        return report with { Outcome = ReconstructionOutcome.Solved, Ridge = best, After = least * share };
    }

    public void Dispose()
    {
        solved?.Dispose();
        judged?.Dispose();
        foreach (var target in targets)
            target.Dispose();
        targets.Clear();
    }

    private void Add(Tensor x, Tensor y, Tensor target, long[] positions)
    {
        using var scope = NewDisposeScope();
        var form = layer.Form;
        solved ??= LayerEquations.Of(form, layer.HasPlace, y.device);
        judged ??= LayerEquations.Of(form, layer.HasPlace, y.device);
        var sums = passes.IsHeldOut ? judged : solved;
        var unfolded = form.Unfold(x, y);
        var wanted = target.to(float64);
        var lacking = wanted.sub(layer.Value(y, positions).to(float64));
        var chunk = (int)Math.Max(64, Elements / (form.Groups * form.Unknowns));
        for (var start = 0; start < positions.Length; start += chunk)
        {
            using var inner = NewDisposeScope();
            var part = positions[start..Math.Min(positions.Length, start + chunk)];
            sums.Add(form.Rows(unfolded, part), form.ByGroup(lacking.narrow(0, start, part.Length)), wanted.narrow(0, start, part.Length));
        }
    }

    private long[] Positions(Tensor y, int call) => SampledPositions.Of(layer.Form.Positions(y), mostPositions, options.Seed, (ulong)call);
}
