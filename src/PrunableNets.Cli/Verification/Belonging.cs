using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PrunableNets.Cli.Models;
using PrunableNets.Formats;
using PrunableNets.Hosting;
using PrunableNets.Onnx;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Cli.Verification;

/// <summary>
/// Whether a plan, weights, the class that the build made, the dense network and an ONNX model are of one network, and compute the same.
/// </summary>
/// <param name="model">The user's network.</param>
/// <param name="planPath">Its plan.</param>
/// <param name="weightsPath">Weights of the slim network.</param>
internal sealed class Belonging(PrunableModel model, string planPath, string weightsPath)
{
    // Rounding of float32 over a deep network; ONNX Runtime adds in another order.
    private const double Tolerance = 1e-4;

    /// <param name="densePath">Weights that the slim network was cut from; null to leave them out.</param>
    /// <param name="onnxPath">An ONNX model of the slim network; null to leave it out.</param>
    /// <param name="foldedPath">Weights of the slim network without batch norms; null to leave them out.</param>
    /// <exception cref="InvalidDataException">A file cannot be read, or is of another network.</exception>
    public IReadOnlyList<Check> Check(string? densePath, string? onnxPath, string? foldedPath)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var architecture = model.Architecture;
        var file = PlanFile.Load(planPath);
        var plan = file.ToPlan(architecture);
        var inputs = ProbeInputs.Of(architecture);
        var slim = model.Slim(model.New(), plan);
        var weights = WeightFile.Read(weightsPath);
        StateDict.Load(slim, weights);
        StateDict.CheckFinite(slim);
        var expected = Forward(slim, inputs);
        List<Check> checks =
        [
            new("the plan is of the class", true, $"architecture {file.Fingerprint}"),
            Costs(file, architecture, plan),
            new("the weights fit the plan", true, $"{Amount.Of(slim.state_dict().Count, "tensor")}, all finite"),
            BuiltClass(plan, weights, expected, inputs),
        ];
        if (densePath is not null)
            checks.Add(Dense(densePath, plan, expected, inputs));
        if (onnxPath is not null)
            checks.AddRange(Onnx(onnxPath, architecture, expected, inputs));
        if (foldedPath is not null)
            checks.Add(FoldedWeights.Check(foldedPath, architecture, slim.state_dict()));
        return checks;
    }

    private static Check Costs(PlanFile file, Architecture architecture, PruningPlan plan)
    {
        var parameters = architecture.Parameters.Evaluate(plan.Widths);
        var wrong = file.Flops.Where(f =>
            architecture.Flops.TryGetValue(f.Convention, out var cost) && cost.Evaluate(plan.Widths) != f.Total.Slim)
            .Select(static f => f.Convention).ToArray();
        return new(
            "the plan's costs are the class's", wrong.Length == 0 && file.Parameters.Slim == parameters,
            wrong.Length == 0
                ? Invariant($"{file.Parameters.Slim:N0} parameters in the plan, {parameters:N0} counted")
                : $"FLOPs differ by {string.Join(", ", wrong)}");
    }

    private Check BuiltClass(PruningPlan plan, IReadOnlyDictionary<string, Tensor> weights, Tensor expected, Tensor[] inputs)
    {
        const string Question = "the built class computes the same";
        if (model.BuiltSlim() is not { } built)
            return new(Question, null, "left out: the project was built without a plan");
        var own = built.state_dict();
        if (own.Any(t => weights.TryGetValue(t.Key, out var given) && !given.shape.SequenceEqual(t.Value.shape)))
            return new(Question, false, $"it was built of another plan than '{planPath}' ({string.Join(", ", plan.Widths)}); build again");
        StateDict.Load(built, weights);
        return Compared(Question, expected, Forward(built, inputs));
    }

    /// <summary>Weights that were solved or trained after the cut are others, and right so.</summary>
    private Check Dense(string path, PruningPlan plan, Tensor expected, Tensor[] inputs)
    {
        var dense = model.Dense(WeightFile.Read(path));
        var gated = model.Gated(dense);
        gated.Gates.Harden(plan);
        var closed = Forward(gated.Module, inputs);
        var cut = Compared("the slim network is the dense one with closed gates", closed, Forward(model.Slim(dense, plan), inputs));
        var changed = Difference.Relative(closed, expected);
        return cut with
        {
            Answer = cut.Answer
                + (changed <= Tolerance
                    ? "; the weights are as they were cut"
                    : Invariant($"; the weights were changed after the cut (outputs by {changed:0.0e+0})")),
        };
    }

    private IEnumerable<Check> Onnx(string path, Architecture architecture, Tensor expected, Tensor[] inputs)
    {
        var told = OnnxModel.Load(path).Metadata.GetValueOrDefault("fingerprint");
        yield return new("the ONNX model is of the class", told == architecture.Fingerprint, $"architecture {told ?? "not told"}");
        var output = OnnxRun.Forward(path, inputs);
        yield return output.shape.SequenceEqual(expected.shape)
            ? Compared("the ONNX model computes the same", expected, output)
            : new(
                "the ONNX model computes the same", false,
                $"it gives [{string.Join(", ", output.shape)}] where the slim network gives [{string.Join(", ", expected.shape)}]");
    }

    private static Tensor Forward(Module network, Tensor[] inputs)
    {
        network.eval();
        return network.Call(inputs);
    }

    private static Check Compared(string question, Tensor expected, Tensor found)
    {
        var difference = Difference.Relative(expected, found);
        return new(
            question, difference <= Tolerance,
            Invariant($"within {difference:0.0e+0} of the largest output (allowed: {Tolerance:0.0e+0})"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
