using System.Linq;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;
using PrunableNets.Interpreter.Channels;
using PrunableNets.Interpreter.Graphs;
using PrunableNets.Interpreter.Operations;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>Which residual branches a form has: those of a known plan, those of a plan at run time under a condition, or all.</summary>
/// <param name="network">Whose branches.</param>
/// <param name="widths">How the form writes widths.</param>
/// <param name="plan">The plan, where it is known.</param>
/// <param name="isOfPlan">The form is for a plan that comes at run time.</param>
internal sealed class BranchPresence(Network network, WidthExpressions widths, PruningPlan? plan, bool isOfPlan)
{
    private readonly Branch[] gone = plan?.Widths is { } planned ? network.Branches.Where(b => b.IsGone(planned)).ToArray() : [];

    /// <summary>Every branch is there.</summary>
    public static BranchPresence All(Network network, WidthExpressions widths) => new(network, widths, plan: null, isOfPlan: false);

    /// <summary>The same, with other words for widths.</summary>
    public BranchPresence With(WidthExpressions other) => new(network, other, plan, isOfPlan);

    /// <summary>The node is in a branch that the known plan removes.</summary>
    public bool IsGone(Node node) => gone.Any(b => b.Nodes.Contains(node));

    /// <summary>The layer is in a branch that the known plan removes.</summary>
    public bool IsGone(Layer layer) => gone.Any(b => b.Nodes.Any(n => n.Operation.Layer == layer));

    /// <summary>The known plan has removed the module's layer, or every layer with a state below it or below a module around it.</summary>
    public bool IsGone(ModuleEntry module) => gone.Length > 0
        && ((module.Layer is { } layer && IsGone(layer))
            || network.Modules.Any(m => (m == module || ModulePaths.IsBelow(module.Path, m.Path)) && m.Layer is null && IsEmptied(m)));

    private bool IsEmptied(ModuleEntry module)
    {
        var layers = network.Modules.Concat(network.Tensors).Where(m => ModulePaths.IsBelow(m.Path, module.Path))
            .Select(static m => m.Layer).OfType<Layer>().Where(network.Layers.Contains).ToArray();
        return layers.Length > 0 && layers.All(IsGone);
    }

    /// <summary>The expression that is true where a plan at run time leaves the branch there; null where it always is.</summary>
    public string? Condition(Branch? branch) =>
        branch is null || !isOfPlan ? null : $"{string.Join(" + ", branch.Groups.Select(widths.Group))} > 0";
}
