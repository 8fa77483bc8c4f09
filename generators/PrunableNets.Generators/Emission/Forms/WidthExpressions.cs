using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Generators.Emission.Structure;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission.Forms;

/// <summary>How generated code writes the number of kept channels of a group.</summary>
internal abstract class WidthExpressions(Network network)
{
    public Network Network { get; } = network;

    /// <summary>The width of one group.</summary>
    public abstract string Group(int group);

    /// <summary>The number of kept positions of a dimension.</summary>
    public virtual string Of(int[] channels)
    {
        if (!Network.IsNarrowed(channels))
            return Number(channels.Length);
        var (counts, always) = Network.Multiplicities(channels);
        return Sum(counts, always);
    }

    /// <summary>The expression for groups, each so many times, and positions that always stay.</summary>
    protected virtual string Sum(IReadOnlyList<(int Group, int Count)> counts, int always)
    {
        var terms = counts.Select(c => c.Count == 1 ? Group(c.Group) : $"{Group(c.Group)} * {Number(c.Count)}").ToList();
        if (always > 0)
            terms.Add(Number(always));
        return string.Join(" + ", terms);
    }

    protected static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Full widths, for the gated twin.</summary>
internal sealed class DenseWidthExpressions(Network network) : WidthExpressions(network)
{
    public override string Group(int group) => Number(Network.Groups[group].Channels);
}

/// <summary>Widths of a plan that is given at run time.</summary>
internal sealed class PlanWidthExpressions(Network network) : WidthExpressions(network)
{
    /// <summary>Groups are listed from so many on.</summary>
    private const int FewestListed = 4;

    public override string Group(int group) => $"widths[{Number(group)}]";

    protected override string Sum(IReadOnlyList<(int Group, int Count)> counts, int always)
    {
        int[] once = [.. counts.Where(static c => c.Count == 1).Select(static c => c.Group)];
        if (once.Length < FewestListed)
            return base.Sum(counts, always);
        var rest = base.Sum([.. counts.Where(static c => c.Count != 1)], always);
        return $"Sum(widths, {string.Join(", ", once.Select(Number))}){(rest.Length == 0 ? "" : " + " + rest)}";
    }
}

/// <summary>Named constants, for the class of a plan that is known at compile time.</summary>
internal sealed class ConstantWidthExpressions(Network network, IReadOnlyList<string> names) : WidthExpressions(network)
{
    public override string Group(int group) => $"Widths.{names[group]}";
}

/// <summary>Widths in the class of a module: each is marked, as another module of the class may have another.</summary>
/// <param name="network">The network.</param>
/// <param name="widths">Of the form.</param>
/// <param name="module">The module's path.</param>
internal sealed class MarkedWidthExpressions(Network network, WidthExpressions widths, string module) : WidthExpressions(network)
{
    public override string Group(int group) => Marks.Write("int " + Name(group), widths.Group(group));

    public override string Of(int[] channels)
    {
        var (counts, always) = Network.Multiplicities(channels);
        return counts.Count == 1 && always == 0 && counts[0].Count > 1 && Network.IsNarrowed(channels) ? base.Of(channels)
            : Marks.Write("int " + (counts.Count == 1 && always == 0 ? Name(counts[0].Group) : "channels"), widths.Of(channels));
    }

    private string Name(int group) => ParameterNames.OfGroup(Network.Groups[group].Name, module, "Width", "channels");
}
