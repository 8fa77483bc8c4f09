using System;
using System.Globalization;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>
/// The culture in which the evaluated program will run is not known here. Whatever depends on it is asked twice, in the invariant culture and in one
/// that writes numbers otherwise, and refused where the answers differ.
/// </summary>
internal static class Cultures
{
    private static readonly CultureInfo Other = MakeOther();

    /// <summary>A number as text.</summary>
    public static string Format(Evaluator evaluator, Value value, string? format, bool isInvariant, int origin)
    {
        switch (value)
        {
            case ScalarValue { Object: IFormattable number }:
                var text = Tried(evaluator, () => number.ToString(format, CultureInfo.InvariantCulture), origin);
                return isInvariant || text == number.ToString(format, Other) ? text : throw Depends(evaluator, $"the text {text}", origin);
            case EnumValue member when format is "D" or "d":
                return Convert.ToString(member.Number, CultureInfo.InvariantCulture)!;
            case EnumValue when format is not null and not ("G" or "g" or ""):
            case ObjectValue when !string.IsNullOrEmpty(format):
                throw evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"the format {format} of {value.Describe()}");
            default:
                return evaluator.Text(value, origin, isInvariant);
        }
    }

    /// <summary>Runs a call of the framework.</summary>
    public static object? Independent(Evaluator evaluator, Func<object?> call, string member, int origin)
    {
        var result = In(CultureInfo.InvariantCulture, call);
        if (result is string or IConvertible or FrameworkException && !Same(result, In(Other, call)))
            throw Depends(evaluator, member, origin);
        return result;
    }

    private static bool Same(object? first, object? second) => first is FrameworkException a ? second is FrameworkException b && a.Cause.GetType() == b.Cause.GetType() : Equals(first, second);

    private static EvaluationException Depends(Evaluator evaluator, string what, int origin) =>
        evaluator.Stop(FindingKind.UnsupportedConstruct, origin, $"{what}, which depends on the culture; give CultureInfo.InvariantCulture");

    private static string Tried(Evaluator evaluator, Func<string> format, int origin)
    {
        try
        {
            return format();
        }
        catch (FormatException exception)
        {
            throw evaluator.Throw(exception, origin, exception.Message);
        }
    }

#pragma warning disable RS0030, RS1035 // The framework is asked in a culture of our choice, and the thread's is put back.
    private static object? In(CultureInfo culture, Func<object?> call)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return call();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
#pragma warning restore RS0030, RS1035

    private static CultureInfo MakeOther()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.CurrencyDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = ";";
        culture.NumberFormat.NumberGroupSeparator = culture.NumberFormat.CurrencyGroupSeparator = culture.NumberFormat.PercentGroupSeparator = "_";
        culture.NumberFormat.CurrencySymbol = "$";
        return CultureInfo.ReadOnly(culture);
    }
}
