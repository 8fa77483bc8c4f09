using System;
using System.Collections.Generic;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>A form with the kept widths, of a known plan or of one that comes at run time.</summary>
/// <param name="widths">How widths are written.</param>
/// <param name="plan">The plan, where it is known.</param>
/// <param name="writeIndex">Writes an index tensor.</param>
internal class SlimForm(WidthExpressions widths, PruningPlan? plan, Func<KeptIndex, string> writeIndex)
    : Form(widths, new BranchPresence(widths.Network, widths, plan, isOfPlan: plan is null))
{
    public override bool StandsAlone => plan is not null;

    public override ForwardEmitter Forward(ClassContext context) => new SlimForwardEmitter(context);

    public override string Layer(Layer layer, ClassContext context) =>
        Write(layer, Width(Network.Channels.InputsOf(layer), context), Width(Network.Channels.OutputsOf(layer), context));

    public override string? Stateless(Layer layer, ClassContext context) => LayerWriters.WriteCreation(layer);

    public override string Index(KeptIndex index) => writeIndex(index);

    // Of constants the class of a module can read those that it needs itself.
    public override IReadOnlyList<string> Parameters(bool isOfOne) => TakesPlan(isOfOne) ? ["global::PrunableNets.PruningPlan plan"] : [];

    public override IReadOnlyList<string> Arguments(bool isOfOne, CallScope scope, string path) => TakesPlan(isOfOne) ? ["plan"] : [];

    public override IReadOnlyList<KeptParameter> Fields(bool isOfOne) => TakesPlan(isOfOne) ? [new("int[]", "widths", "plan.Widths")] : [];

    /// <summary>The making of a layer's module, with the widths as expressions.</summary>
    protected virtual string Write(Layer layer, string inputWidth, string outputWidth) => LayerWriters.Write(layer, inputWidth, outputWidth);

    private bool TakesPlan(bool isOfOne) => isOfOne && plan is null;

    private static string Width(int[]? channels, ClassContext context) => channels is null ? "" : context.Widths.Of(channels);
}
