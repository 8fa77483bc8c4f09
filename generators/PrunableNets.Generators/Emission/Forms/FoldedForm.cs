using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>A slim form for inference, without the batch norms that the layers in front of them compute; those have a bias for it.</summary>
/// <param name="widths">How widths are written.</param>
/// <param name="plan">The plan.</param>
/// <param name="writeIndex">Writes an index tensor.</param>
/// <param name="norms">Which norms.</param>
internal sealed class FoldedForm(
    WidthExpressions widths, PruningPlan plan, Func<KeptIndex, string> writeIndex, IReadOnlyList<FoldableNorm> norms)
    : SlimForm(widths, plan, writeIndex)
{
    private readonly HashSet<string> folded = new(norms.Select(static n => n.Norm), StringComparer.Ordinal);
    private readonly HashSet<string> layers = new(norms.Select(static n => n.Layer), StringComparer.Ordinal);

    public override bool IsLeftOut(Layer layer) => layer.Path is { } path && folded.Contains(path);

    protected override string Write(Layer layer, string inputWidth, string outputWidth) => LayerWriters.Write(
        layer.Path is { } path && layers.Contains(path) ? layer.WithBias() ?? layer : layer, inputWidth, outputWidth);
}
