using System;
using System.Globalization;

namespace PrunableNets.Hosting.Reports;

/// <summary>Figures as pages say them.</summary>
internal static class Said
{
    public static string Number(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double part, double whole) => whole == 0 ? "-" : Percent(part / whole);

    public static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture) + " %";

    /// <summary>Answers that are right, or the loss where none are right or wrong.</summary>
    public static string Accuracy(AccuracyFigures accuracy) => accuracy.Correct is { } correct
        ? Invariant($"{100.0 * correct / accuracy.Count:F2} % ({correct} of {accuracy.Count})")
        : Invariant($"loss {accuracy.Loss:F4}");

    public static string Milliseconds(double time) => Invariant($"{time:F2} ms");

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
