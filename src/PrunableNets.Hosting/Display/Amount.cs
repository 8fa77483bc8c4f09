using System.Globalization;

namespace PrunableNets.Hosting;

/// <summary>Numbers with what they count: 1 epoch, 2 epochs.</summary>
internal static class Amount
{
    /// <param name="count">How many.</param>
    /// <param name="one">What a single one is called.</param>
    /// <param name="many">What any other number is called; null where an s makes it.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
