using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Functions kept in variables, composed, combined and passed on.</summary>
internal static class DelegatesIdioms
{
    public static int FunctionsComposed()
    {
        Func<int, int> doubled = width => width * 2;
        Func<int, int> widened = width => width + 3;
        return Compose(doubled, widened)(5) * 100 + Compose(widened, doubled)(5);
    }

    public static int PipelineOfFunctions()
    {
        var stages = new List<Func<int, int>> { width => width + 1, Triple, width => width - 4 };
        return stages.Aggregate(5, (width, stage) => stage(width));
    }

    public static int ActionsCombinedAndRemoved()
    {
        var total = 1;
        Action<int> add = width => total += width;
        Action<int> triple = _ => total *= 3;
        var all = add + triple + add;
        all(2);
        all -= add;
        all?.Invoke(1);
        return total;
    }

    public static int CombinedFunctionsReturnTheLast()
    {
        var calls = 0;
        Func<int> both = () => ++calls;
        both += () => calls * 10 + 5;
        return both() * 10 + calls;
    }

    public static string CountersAreIndependent()
    {
        var first = Counter(10);
        var second = Counter(100);
        return $"{first()},{first()},{second()},{first()}";
    }

    public static string PredicatesFromMethods()
    {
        Predicate<int> isWide = IsWide;
        return string.Join(",", Array.FindAll(new[] { 8, 64, 128 }, isWide)) + new[] { 8, 64 }.Count(IsWide) + isWide(7);
    }

    public static string MethodGroupsInQueries() => string.Join(",", new[] { 3, -1, 40 }.Where(IsWideNot).Select(Triple).Select(Math.Abs));

    public static int FunctionsReturnedByASwitch()
    {
        Func<int, int> Activation(string name) => name switch
        {
            "relu" => value => Math.Max(0, value),
            "square" => value => value * value,
            _ => value => value,
        };

        return Activation("relu")(-4) * 1000 + Activation("square")(-4) * 10 + Activation("none")(-4);
    }

    public static int ArgumentsByReference()
    {
        var width = 5;
        Widen(ref width, 3, out var before);
        Widen(by: 10, width: ref width, before: out _);
        return width * 100 + before;
    }

    public static int OptionalAndParameterArrays() => Sum() * 1000 + Sum(1, 2, 3) * 100 + Sum(scale: 5, widths: [1, 1]);

    public static int DefaultAndNamedArgumentsOfALambda()
    {
        var scale = (int width, int factor = 3) => width * factor;
        return scale(5) * 100 + scale(5, 4);
    }

    public static int RecursionThroughALocalFunction()
    {
        return Depth(100);

        static int Depth(int width) => width < 2 ? 0 : 1 + Depth(width / 2);
    }

    private static Func<int, int> Compose(Func<int, int> first, Func<int, int> second) => width => second(first(width));

    private static Func<int> Counter(int start) => () => start++;

    private static bool IsWide(int width) => width > 50;

    private static bool IsWideNot(int width) => !IsWide(width);

    private static void Widen(ref int width, int by, out int before)
    {
        before = width;
        width += by;
    }

    private static int Sum(int scale = 7, params int[] widths) => scale + widths.Sum(width => width * scale);

    private static int Triple(int width) => width * 3;
}
