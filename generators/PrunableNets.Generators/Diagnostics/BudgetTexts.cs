using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace PrunableNets.Generators.Diagnostics;

/// <summary>Texts of budgets that a code fix writes.</summary>
internal static class BudgetTexts
{
    private static readonly Regex Noise = new(@"[\s_]|(flops|flop|macs)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Groups of three digits; one group alone could be decimals just as well.
    private static readonly Regex Grouped = new(@"^\d{1,3}((,\d{3}){2,}|(,\d{3})+(?=\.))(\.\d+)?$", RegexOptions.CultureInvariant);
    private static readonly Regex DecimalComma = new(@"^\d+,(\d{1,2}|\d{4,})$", RegexOptions.CultureInvariant);

    /// <summary>The least text in the unit of <paramref name="like"/> that <see cref="FlopsText"/> reads as at least <paramref name="flops"/>.</summary>
    public static string AtLeast(long flops, string like)
    {
        var trimmed = like.Trim();
        var unit = trimmed.Substring(trimmed.TrimEnd('K', 'k', 'M', 'G', 'T', ' ').Length);
        var scale = unit.Length == 0 ? 1 : Scale(unit[unit.Length - 1]);
        // FlopsText reads by floating point, which may fall short in the last digits of huge numbers.
        for (decimal number = flops, step = 1; ; number += step, step *= 2)
        {
            var text = (number / scale).ToString("0.############", CultureInfo.InvariantCulture) + unit;
            if (FlopsText.Parse(text) >= flops)
                return text;
        }
    }

    /// <summary>What somebody meant who wrote <c>1,5G</c>, <c>56 MFLOPs</c>, <c>55,840,000</c> or <c>1e9</c>; null where that could be several things.</summary>
    public static string? Meant(string text)
    {
        var bare = Noise.Replace(Noise.Replace(text, ""), "");
        var unit = bare.Length > 0 && char.IsLetter(bare[bare.Length - 1]) ? bare.Substring(bare.Length - 1).ToUpperInvariant() : "";
        var number = bare.Substring(0, bare.Length - unit.Length);
        if (Grouped.IsMatch(number))
            number = number.Replace(",", "");
        else if (DecimalComma.IsMatch(number))
            number = number.Replace(',', '.');
        else if (number.Contains('e') || number.Contains('E'))
            number = decimal.TryParse(number, NumberStyles.AllowExponent | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value.ToString("0.############", CultureInfo.InvariantCulture) : number;
        return FlopsText.Parse(number + unit) is null ? null : number + unit;
    }

    private static decimal Scale(char unit) => unit switch { 'K' or 'k' => 1e3m, 'M' => 1e6m, 'G' => 1e9m, 'T' => 1e12m, _ => 1 };
}
