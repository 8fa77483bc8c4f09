using System;
using System.Globalization;
using System.Linq;

namespace PrunableNets;

/// <summary>
/// What the slim network may cost, an amount or a share of the dense network's: FLOPs of one input, parameters, or memory. Gate training
/// weighs the very quantity that selection then keeps to, so both take their polynomial from <see cref="Quantity"/>.
/// </summary>
/// <param name="Value">An amount, or the share in (0, 1].</param>
/// <param name="IsShare">True where <paramref name="Value"/> is a share.</param>
/// <param name="Quantity">What is counted.</param>
public readonly record struct CostTarget(double Value, bool IsShare, CostQuantity Quantity)
{
    private const string Parameters = "parameters";
    private const string Memory = "memory";

    /// <summary>What is counted: <c>"FLOPs (Mac)"</c>, <c>"parameters"</c> or <c>"bytes of memory"</c>.</summary>
    public string Unit => Quantity.Unit;

    /// <summary>
    /// Reads <c>"56M"</c>, <c>"1.5G"</c>, <c>"300k"</c>, <c>"55840000"</c> or <c>"45%"</c> (of the dense network's, which stay): FLOPs, or
    /// parameters where the word follows, as in <c>"460k parameters"</c> and <c>"50% parameters"</c>, or bytes: <c>"2M memory"</c>.
    /// </summary>
    /// <param name="text">The target.</param>
    /// <param name="convention">How FLOPs are counted; a target in parameters leaves it aside.</param>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static CostTarget Parse(string text, FlopsConvention convention)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = text.Trim();
        CostQuantity counted = convention;
        if (number.EndsWith(Parameters, StringComparison.Ordinal))
            (number, counted) = (number[..^Parameters.Length].TrimEnd(), CostQuantity.Parameters);
        else if (number.EndsWith(Memory, StringComparison.Ordinal))
            (number, counted) = (number[..^Memory.Length].TrimEnd(), CostQuantity.Memory);
        if (number.EndsWith('%')
            && double.TryParse(number[..^1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100)
            return new CostTarget(percent / 100, true, counted);
        return FlopsText.Parse(number) is { } amount
            ? new CostTarget(amount, false, counted)
            : throw new FormatException($"'{text}' is not a target; write FLOPs such as 56M, 1.5G or 55840000, a share of the dense network's such as 45%, or either in parameters or bytes of memory: 460k parameters, 50% memory.");
    }

    /// <summary>The target as an amount.</summary>
    /// <exception cref="ArgumentException">No plan reaches it, or the architecture does not count this convention; the message gives the reachable range in the unit of the target.</exception>
    public long Resolve(Architecture architecture)
    {
        var cost = Quantity.Of(architecture);
        var dense = cost.Evaluate(architecture.DenseWidths);
        var least = cost.Evaluate(architecture.LeastWidths);
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

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
