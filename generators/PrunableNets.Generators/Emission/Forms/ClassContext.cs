using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>What the writers of a class share: the network's own, or that of a module in it.</summary>
internal sealed class ClassContext
{
    /// <param name="form">The form.</param>
    /// <param name="scope">What the class computes.</param>
    public ClassContext(Form form, CallScope scope)
    {
        Form = form;
        Scope = scope;
        Widths = scope.IsRoot ? form.Widths : new MarkedWidthExpressions(Network, form.Widths, scope.Path);
        Presence = form.Presence.With(Widths);
        Identifiers = new Identifiers(Network, scope.Path);
        Conditions = new ScopeConditions(Network, Presence, scope);
        Indices = new KeptIndices(Network, Identifiers, isOfModule: !scope.IsRoot);
    }

    public Form Form { get; }

    public Network Network => Form.Network;

    public CallScope Scope { get; }

    /// <summary>How widths are written in the class.</summary>
    public WidthExpressions Widths { get; }

    /// <summary>Which branches there are, with conditions in these widths.</summary>
    public BranchPresence Presence { get; }

    /// <summary>The names in the class.</summary>
    public Identifiers Identifiers { get; }

    /// <summary>When its statements run.</summary>
    public ScopeConditions Conditions { get; }

    /// <summary>Its index tensors.</summary>
    public KeptIndices Indices { get; }
}
