using System.Globalization;

namespace PrunableNets;

/// <summary>Amounts of FLOPs as people write them.</summary>
public static class FlopsText
{
    /// <summary>A positive number with an optional unit K, M, G or T: <c>"56M"</c>, <c>"1.5 G"</c>, <c>"55840000"</c>; null when it is none.</summary>
    public static long? Parse(string text)
    {
        var trimmed = text.Trim();
        var scale = trimmed.Length == 0 ? 0 : trimmed[trimmed.Length - 1] switch { 'K' or 'k' => 1e3, 'M' => 1e6, 'G' => 1e9, 'T' => 1e12, _ => 1 };
        var digits = scale == 1 ? trimmed : trimmed.Substring(0, trimmed.Length == 0 ? 0 : trimmed.Length - 1);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number > 0 && number * scale < long.MaxValue
            ? (long)System.Math.Round(number * scale)
            : null;
    }
}
