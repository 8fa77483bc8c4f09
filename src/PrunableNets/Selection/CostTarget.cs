using System;
using System.Globalization;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// What the slim network may cost, an amount or a share of the dense network's: FLOPs of one input, or parameters. Gate training weighs
/// the very quantity that selection then keeps to, so both take their polynomial from <see cref="CostOf"/>.
/// </summary>
/// <param name="Value">FLOPs or parameters, or the share in (0, 1].</param>
/// <param name="IsShare">True where <paramref name="Value"/> is a share.</param>
/// <param name="Convention">How FLOPs are counted; null where the target is in parameters.</param>
public readonly record struct CostTarget(double Value, bool IsShare, FlopsConvention? Convention)
{
    private const string Parameters = "parameters";

    /// <summary>What is counted: <c>"FLOPs (Mac)"</c> or <c>"parameters"</c>.</summary>
    public string Unit => UnitOf(Convention);

    /// <summary>
    /// Reads <c>"56M"</c>, <c>"1.5G"</c>, <c>"300k"</c>, <c>"55840000"</c> or <c>"45%"</c> (of the dense network's, which stay): FLOPs, or
    /// parameters where the word follows, as in <c>"460k parameters"</c> and <c>"50% parameters"</c>.
    /// </summary>
    /// <param name="text">The target.</param>
    /// <param name="convention">How FLOPs are counted; a target in parameters leaves it aside.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static CostTarget Parse(string text, FlopsConvention convention)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = text.Trim();
        FlopsConvention? counted = convention;
        if (number.EndsWith(Parameters, StringComparison.Ordinal))
            (number, counted) = (number[..^Parameters.Length].TrimEnd(), null);
        if (number.EndsWith('%')
            && double.TryParse(number[..^1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100)
            return new CostTarget(percent / 100, true, counted);
        return FlopsText.Parse(number) is { } amount
            ? new CostTarget(amount, false, counted)
            : throw new FormatException($"'{text}' is not a target; write FLOPs such as 56M, 1.5G or 55840000, a share of the dense network's such as 45%, or either in parameters: 460k parameters, 50% parameters.");
    }

    /// <summary>The target's quantity as a polynomial in the widths.</summary>
    /// <exception cref="ArgumentException">The architecture does not count this convention.</exception>
    public CostPolynomial CostOf(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (Convention is not { } convention)
            return architecture.Parameters;
        return architecture.Flops.TryGetValue(convention, out var cost)
            ? cost
            : throw new ArgumentException($"{architecture.Model} has no FLOPs in the convention {convention}; it has {string.Join(", ", architecture.Flops.Keys)}.");
    }

    /// <summary>The target as an amount.</summary>
    /// <exception cref="ArgumentException">No plan reaches it, or the architecture does not count this convention; the message gives the reachable range in the unit of the target.</exception>
    public long Resolve(Architecture architecture)
    {
        var cost = CostOf(architecture);
        var dense = cost.Evaluate(architecture.DenseWidths);
        var least = cost.Evaluate([.. architecture.Groups.Select(static g => g.LeastWidth)]);
        var target = (long)Math.Round(IsShare ? Value * dense : Value);
        if (target >= least && target <= dense)
            return target;
        // Rounded up, so that the share in the message can be asked for.
        var leastPercent = Math.Ceiling(1000.0 * least / dense) / 10;
        throw new ArgumentException(IsShare
            ? Invariant($"{architecture.Model} cannot be pruned to {this}: the narrowest network has {least:N0} of {dense:N0}. Choose a target from {leastPercent:0.#}% to 100%.")
            : Invariant($"{architecture.Model} cannot be pruned to {this}: the narrowest network has {least:N0}, the dense network {dense:N0}. Choose a target between them."));
    }

    public override string ToString() => IsShare ? Invariant($"{Value * 100:0.###}% of the dense {Unit}") : Invariant($"{Value:N0} {Unit}");

    /// <summary>What is counted under a convention, or without one.</summary>
    internal static string UnitOf(FlopsConvention? convention) => convention is { } c ? $"FLOPs ({c})" : Parameters;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
