using System;
using System.Globalization;
using System.Linq;

namespace PrunableNets;

/// <summary>How many FLOPs the slim network may take for one input: an amount, or a share of the dense network's.</summary>
/// <param name="Value">FLOPs, or the share in (0, 1].</param>
/// <param name="IsShare">True where <paramref name="Value"/> is a share.</param>
/// <param name="Convention">What is counted.</param>
public readonly record struct FlopsTarget(double Value, bool IsShare, FlopsConvention Convention)
{
    /// <summary>Reads <c>"56M"</c>, <c>"1.5G"</c>, <c>"300k"</c>, <c>"55840000"</c> or <c>"45%"</c> (of the dense network's FLOPs, which stay).</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static FlopsTarget Parse(string text, FlopsConvention convention)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (number, factor) = text.Trim() switch
        {
            [.. var n, '%'] => (n, 0.01),
            [.. var n, 'k' or 'K'] => (n, 1e3),
            [.. var n, 'M'] => (n, 1e6),
            [.. var n, 'G'] => (n, 1e9),
            var n => (n, 1),
        };
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
            || !(value > 0) || (factor == 0.01 && value > 100))
            throw new FormatException($"'{text}' is not a FLOPs target; write an amount such as 56M, 1.5G or 55840000, or a share of the dense network such as 45%.");
        return new FlopsTarget(value * factor, factor == 0.01, convention);
    }

    /// <summary>The target in FLOPs.</summary>
    /// <exception cref="ArgumentException">No plan reaches it, or the architecture does not count this convention; the message gives the reachable range.</exception>
    public long Resolve(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (!architecture.Flops.TryGetValue(Convention, out var cost))
            throw new ArgumentException($"{architecture.Model} has no FLOPs in the convention {Convention}; it has {string.Join(", ", architecture.Flops.Keys)}.");
        var dense = cost.Evaluate(architecture.DenseWidths);
        var least = cost.Evaluate([.. architecture.Groups.Select(static g => g.LeastWidth)]);
        var target = (long)Math.Round(IsShare ? Value * dense : Value);
        if (target < least || target > dense)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{architecture.Model} cannot be pruned to {target:N0} FLOPs ({Convention}): the narrowest network takes {least:N0}, the dense network {dense:N0}. Choose a target between them ({100.0 * least / dense:F1}% to 100%)."));
        return target;
    }

    public override string ToString() => IsShare
        ? string.Create(CultureInfo.InvariantCulture, $"{Value * 100:0.###}% of the dense FLOPs ({Convention})")
        : string.Create(CultureInfo.InvariantCulture, $"{Value:N0} FLOPs ({Convention})");
}
