using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Language;

#pragma warning disable CS8509 // A switch expression that does not cover every value: it throws, which is what is shown.

/// <summary>Idioms about patterns and about the switches and conditions that use them.</summary>
internal static class PatternsIdioms
{
    private abstract record Unit(int Width);

    private sealed record Dense(int Width, string? Activation) : Unit(Width);

    private sealed record Conv(int Width, (int Height, int Depth) Kernel) : Unit(Width);

    private static string Size(int width) => width switch
    {
        < 0 => "negative", 0 => "zero", > 0 and <= 8 => "small",
        16 or 32 or 64 => "power", not 100 => "other", _ => "hundred",
    };

    private static int Ends(int[] values) => values switch
    {
        [] => 0, [var only] => only,
        [1, .., 1] => -1,
        [var first, .. [var second, ..] rest, < 5] => (first * 1000) + (second * 100) + rest.Length,
        [var first, .. var middle, var last] => (first * 10) + last + middle.Length,
        _ => -2,
    };

    private static string Describe(Unit? unit) => unit switch
    {
        null => "none",
        Dense { Activation: null, Width: var width } => $"linear{width}",
        Dense { Activation.Length: > 4 } and { Width: < 10 } => "narrow",
        Dense(_, "relu") => "relu",
        Conv(var width, (3, var depth)) when depth > width => $"deep{depth}",
        Conv { Kernel: (_, > 0) { Height: not 3 } } => "conv",
        { Width: 0 } => "empty",
        _ => "other",
    };

    private static string Shape(object? value) => value switch
    {
        true => "true",
        1L => "long one",
        int and > 5 => "big int",
        int => "int",
        string { Length: 0 } or null => "nothing",
        string or char => "text",
        ICollection<int> { Count: var count } => $"ints{count}",
        Array a => $"array{a.Length}",
        _ => "object",
    };

    private static string Guarded(int value, List<int> asked)
    {
        bool Ask(int id, bool answer) { asked.Add(id); return answer; }

        return value switch
        {
            > 3 when Ask(1, value > 5) => "large",
            > 2 when Ask(2, value == 4) => "four",
            _ when Ask(3, value < 0) => "negative",
            _ => "rest",
        };
    }

    private static int Cost(int kind)
    {
        int cost = kind;
        switch (kind)
        {
            case 1:
            case 2 or 3:
                cost += 10;
                break;
            default:
                cost -= 1;
                break;
            case > 100 when kind % 2 == 0:
                return 1000 + cost;
        }

        return cost;
    }

    private static int Level(int width) => width switch { < 4 => 1, > 4 => 2 };

    public static string RelationsAreTriedInOrder() => Size(-1) + Size(0) + Size(8) + Size(9) + Size(32) + Size(100) + Size(101);

    public static string ListsAreTakenApart() =>
        $"{Ends([])} {Ends([7])} {Ends([1, 1])} {Ends([2, 3, 4])} {Ends([2, 3, 9])} {Ends([4, 5])}";

    public static string PropertiesAreLookedInto() => Describe(null) + Describe(new Dense(3, null)) + Describe(new Dense(9, "swish"))
        + Describe(new Dense(10, "swish")) + Describe(new Dense(0, "tanh")) + Describe(new Dense(0, "relu"));

    public static string PositionsAreLookedInto() =>
        Describe(new Conv(2, (3, 4))) + Describe(new Conv(5, (3, 4))) + Describe(new Conv(0, (1, 1)));

    public static string TypesAndConstantsMustMatchExactly() => Shape(true) + Shape(1) + Shape(1L) + Shape(6) + Shape(6L)
        + Shape("") + Shape(null) + Shape('c') + Shape(new[] { 1, 2 }) + Shape(new List<int>()) + Shape(new string[3]) + Shape(2.5);

    public static string GuardsAreAskedInOrder() => new List<int>() is var asked
        ? Guarded(4, asked) + Guarded(3, asked) + Guarded(-3, asked) + Guarded(9, asked) + string.Join("", asked) : "";

    public static string ADefaultInTheMiddleComesLast() => $"{Cost(1)} {Cost(3)} {Cost(50)} {Cost(102)} {Cost(103)}";

    public static string TuplesAreTakenApart() => (Level(3), Level(5), "x") switch
    {
        (2, _, _) => "second",
        (var a, 2, { Length: 1 } name) when a == 1 => name + a,
        _ => "none",
    };

    public static bool NaNMatchesItself() => Math.Sqrt(-1) is var nan && nan is double.NaN && nan is not > 0 and not <= 0;

    public static string TextIsAList() => ("w" + 8) is [(>= 'a' and <= 'z') or '_', .. var rest] && (rest is [not '0']) ? rest : "none";

    public static int ANegatedPatternAssignsAfterwards() => (object)5 is not int n ? -1 : n is 4 or > 4 and not 6 ? n * 2 : n;

    public static bool AnUnmatchedValueCanBeCaught()
    {
        try
        {
            return Level(4) > 0;
        }
        catch (InvalidOperationException e)
        {
            return e is System.Runtime.CompilerServices.SwitchExpressionException;
        }
    }

    public static int AnUnmatchedValueThrows() => Level(5) + Level(4);
}
