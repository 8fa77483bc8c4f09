using System;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about nullable values: lifted operators, three-valued logic, boxing and copies.</summary>
internal static class NullablesIdioms
{
    private enum Kind { Dense, Conv }

    private struct Shape
    {
        public int Rows;

        public int Grow() => ++Rows;
    }

    private static int? Maybe(int value) => value > 0 ? value : null;

    private static string Show(bool? value) => value is null ? "?" : value.Value ? "T" : "F";

    private static string Show(int? value) => value?.ToString() ?? "-";

    public static string LiftedArithmeticPassesNullOn()
    {
        int? three = Maybe(3), none = Maybe(0);
        long? wide = three * 2L;
        return $"{Show(three + none)} {Show(three * three - 1)} {Show(-none)} {wide} {(three + none).HasValue} {three / 2.0 > 1}";
    }

    public static string ComparisonsWithNullAreFalse()
    {
        int? three = Maybe(3), none = Maybe(0), other = Maybe(-1);
        return $"{three > none} {three <= none} {none >= other} {none == other} {three != none} {!(three < none)} {three == 3} {none != 0}";
    }

    public static string LogicHasThreeValues()
    {
        bool? yes = true, no = false, none = Maybe(0) > 1 ? true : null;
        return Show(yes & none) + Show(no & none) + Show(none & no) + Show(yes | none) + Show(no | none) + Show(!none) + Show(none ^ yes)
            + Show(none | true) + Show(none == null) + (none == true ? 1 : none == false ? 2 : 3) + (none ?? no ?? yes);
    }

    public static int DefaultsOfNothing()
    {
        int? none = Maybe(0), three = Maybe(3);
        int first = none.GetValueOrDefault() + (none.GetValueOrDefault(5) * 10);
        return first + ((none ?? three ?? 7) * 100) + (three.GetValueOrDefault(9) * 1000);
    }

    public static string CompoundAssignmentsKeepNull()
    {
        int? sum = Maybe(0);
        sum += 5;
        sum++;
        string first = Show(sum);
        sum ??= 2;
        sum ??= 9;
        sum -= Maybe(1);
        int before = sum++ ?? -1;
        return $"{first} {Show(sum)} {before} {Show(sum *= Maybe(0))}";
    }

    public static string BoxingForgetsTheNullable()
    {
        object? three = Maybe(3), none = Maybe(0);
        bool boxed = three is int?, empty = none is int?;
        return $"{three is int} {boxed} {none is null} {empty} {three is long} {(int?)three + 1} {Show((int?)none)} {three!.Equals(3)}";
    }

    public static string ANullableStructHandsOutCopies()
    {
        Shape? shape = new Shape { Rows = 2 };
        var copy = shape.Value;
        copy.Rows = 9;
        int grown = shape.Value.Grow() + (shape?.Grow() ?? 0);
        shape = shape is { Rows: 2 } same ? same with { Rows = grown } : null;
        return $"{copy.Rows} {grown} {shape?.Rows}";
    }

    public static int PatternsUnwrap()
    {
        int folded = 0;
        foreach (int? width in new[] { Maybe(4), null, Maybe(0), Maybe(12), Maybe(7) })
        {
            folded = (folded * 10) + (width switch { null => 1, > 10 => 2, 4 or 5 => 3, { } other => other });
        }

        return Maybe(2) is int two && Maybe(0) is not { } ? folded * two : folded;
    }

    public static string AccessesAreLifted()
    {
        string? text = "abc", none = Maybe(0) is null ? null : "x";
        int? length = none?.Length;
        return $"{text?.Length + 1} {Show(length)} {none?.Length > 0} {text?[1]} {none?[1] is null} {none?.Length ?? -1}";
    }

    public static string QueriesIgnoreNulls()
    {
        int?[] widths = [1, null, 4], empty = [null];
        return $"{widths.Sum()} {widths.Max()} {Show(empty.Max())} {empty.Sum()}{Show(widths.OrderBy(w => w).First())}"
            + widths.Count(w => w < 9);
    }

    public static string ConversionsAreLifted()
    {
        double? half = 2.5;
        int? truncated = (int?)half, none = (int?)(Maybe(0) * half);
        Kind? kind = (Kind?)Maybe(1);
        char? letter = (char?)Maybe(65);
        return $"{truncated} {Show(none)} {kind} {letter} {(Kind?)none is null} {(long?)truncated} {(int?)kind}";
    }

    public static string NothingHasATextAndAHash()
    {
        int? none = Maybe(0), three = Maybe(3);
        string equal = $"{none.Equals(null)} {three.Equals(3)} {three.Equals(3L)} {three.Equals(none)}";
        return $"[{none}] [{none.ToString()}] {none.GetHashCode()} {equal}";
    }

    public static int TheValueOfNothingIsCaught()
    {
        try
        {
            return (int)Maybe(0)!;
        }
        catch (InvalidOperationException)
        {
            return (int)Maybe(4)! - 5;
        }
    }

    public static int TheValueOfNothingThrows() => Maybe(2)!.Value + Maybe(-2)!.Value;
}
