using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter;

namespace PrunableNets.Generators.Emission;

/// <summary>How generated code writes the number of kept channels of a group.</summary>
internal abstract class WidthExpressions(Network network)
{
    public Network Network { get; } = network;

    /// <summary>The width of one group.</summary>
    public abstract string Group(int group);

    /// <summary>The number of kept positions of a dimension.</summary>
    public string Of(int[] channels)
    {
        if (!Network.IsNarrowed(channels))
            return Number(channels.Length);
        var (counts, always) = Network.Multiplicities(channels);
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
    public override string Group(int group) => $"widths[{Number(group)}]";
}

/// <summary>Named constants, for the class of a plan that is known at compile time.</summary>
internal sealed class ConstantWidthExpressions(Network network, IReadOnlyList<string> names) : WidthExpressions(network)
{
    public override string Group(int group) => $"Widths.{names[group]}";
}
