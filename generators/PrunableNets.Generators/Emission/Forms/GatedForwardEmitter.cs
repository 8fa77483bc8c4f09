using System.Collections.Generic;
using System.Linq;
using PrunableNets.Generators.Emission.CSharp;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Operations.Layers;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>The gated twin: full widths, gates behind the sites.</summary>
internal sealed class GatedForwardEmitter(ClassContext context) : ForwardEmitter(context)
{
    public override bool IsNarrowed(ChannelMap channels) => false;

    public override bool IsSame(Node node) => (LetsGradientsThrough(node) && !IsGated(node)) || base.IsSame(node);

    public override string ScatterAdd(Node node) => "";

    public override string Gather(int[] channels, int[] order) => "";

    public override string? OverChannels(Node node, string member, params string[] arguments)
    {
        var input = node.Inputs[0];
        var map = Channels.MapOf(input);
        return Network.IsNarrowed(map.Ids)
            ? $"Gates.{member}({string.Join(", ", [Variable(input), Gate(map.Ids), Literals.Of(map.Axes[0]), .. arguments])})"
            : null;
    }

    protected override IEnumerable<string> Start() => Scope.IsRoot ? ["var gates = Gates.Split();"] : [];

    protected override string Signature(string parameters) =>
        Scope.IsRoot ? base.Signature(parameters) : $"public override Tensor forward({parameters}, Tensor[] gates)";

    protected override string Call(string module, IEnumerable<string> arguments) =>
        $"{module}.forward({string.Join(", ", arguments)}, gates)";

    protected override string Value(Node node)
    {
        if (node.Operation is BatchNorm { Layer: { } norm } && GatedThrough(node) is { } site)
            return $"Gates.Normalize({Module(norm)}, {Variable(node.Inputs[0])}, {Gate(Channels.MapOf(site).Ids)})";
        var value = LetsGradientsThrough(node) ? Variable(node.Inputs[0]) : base.Value(node);
        return IsGated(node) ? $"Gates.Apply({value}, {Gate(Channels.MapOf(node).Ids)}, {Channels.MapOf(node).Axes[0]})" : value;
    }

    /// <summary>Under the user's <c>no_grad</c> nothing is trained but gates, and those need it.</summary>
    private static bool LetsGradientsThrough(Node node) => node.Operation is Detach { LeavesNoGrad: true };

    /// <summary>The value has to be multiplied by gates: it is a site, and no batch norm has taken its gates.</summary>
    private bool IsGated(Node node) => Network.GateSites.Contains(node) && GatedThrough(node) != node && !IsGatedBefore(node);

    /// <summary>
    /// The site whose gates the batch norm can take into its own scale and shift, which costs nothing: itself, or the ReLU that alone
    /// reads it.
    /// </summary>
    private Node? GatedThrough(Node norm) =>
        norm.Operation is not BatchNorm { Layer: BatchNormLayer { Affine: true } } ? null
        : Network.GateSites.Contains(norm) ? norm
        : norm.Consumers.Count == 1 && Network.GateSites.Contains(norm.Consumers[0])
            && norm.Consumers[0].Operation is Activation { IsPositivelyHomogeneous: true } ? norm.Consumers[0]
        : null;

    private bool IsGatedBefore(Node site) => site.Inputs.Count == 1 && GatedThrough(site.Inputs[0]) == site;

    /// <summary>The gates of a dimension: a group's own vector, or what its runs are joined of.</summary>
    private string Gate(int[] channels)
    {
        var segments = Network.Layout(channels).Segments;
        if (segments.Count == 1 && segments[0].Repeat == 1 && segments[0].Length == Network.Groups[segments[0].Group].Channels)
            return Vector(segments[0].Group);
        var layout = LayoutLiteral.Write(Network.Layout(channels));
        return $"Gates.Join(gates, {(Scope.IsRoot ? layout : Marks.Write("global::PrunableNets.ChannelLayout joinedGates", layout))})";
    }

    /// <summary>A group's own vector; in the class of a module others have those of other groups.</summary>
    private string Vector(int group)
    {
        var number = Literals.Of(group);
        var name = ParameterNames.OfGroup(Network.Groups[group].Name, Scope.Path, "Gates", "outerGates");
        return $"gates[{(Scope.IsRoot ? number : Marks.Write("int " + name, number))}]";
    }
}
