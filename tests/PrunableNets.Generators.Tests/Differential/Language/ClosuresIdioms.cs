using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about lambdas, local functions and delegates, and about the variables and objects they hold.</summary>
internal static class ClosuresIdioms
{
    private struct Counter
    {
        public int Made;

        public int Next() => ++Made;
    }

    private sealed class Layer(int width)
    {
        public int Width { get; set; } = width;

        public Func<int, int> Scale => by => Width * by;

        public int Plus(int more) => Width += more;
    }

    public static int AForVariableIsOneForAllRounds()
    {
        var made = new List<Func<int>>();
        for (int i = 0; i < 3; i++)
        {
            int fresh = i * 10;
            made.Add(() => fresh++ + i);
        }

        return made.Sum(f => f()) + (100 * made.Sum(f => f()));
    }

    public static int AForeachVariableIsFreshEachRound()
    {
        Func<int> all = () => 0;
        foreach (int width in new[] { 1, 2, 3 })
        {
            var before = all;
            all = () => (before() * 10) + width;
        }

        return all();
    }

    public static int LambdasShareTheirVariable()
    {
        int n = 1;
        Action twice = () => n *= 2;
        Func<int> read = () => n + 100;
        twice();
        n += 3;
        twice();
        return read() + n;
    }

    public static int ALocalFunctionSeesTheLatestValue()
    {
        int scale = 2;
        int Fold(int depth) => depth == 0 ? scale : (Fold(depth - 1) * 2) + scale++;
        int first = Fold(2);
        scale = 10;
        return (first * 1000) + Fold(1);
    }

    public static int EachCallMakesItsOwnVariables()
    {
        Func<int> Start(int seed) => () => seed++;
        Func<int> a = Start(1), b = Start(50), c = a;
        return (a() * 1000) + (c() * 100) + a() + b();
    }

    public static string DelegatesAddUpAndSubtract()
    {
        string log = "";
        Action a = () => log += "a", b = () => log += "b";
        Action? all = a;
        all += b;
        all += a;
        var kept = all;
        all -= a;
        all?.Invoke();
        log += "|";
        kept?.Invoke();
        return log + (all == a + b) + ((a - a) is null);
    }

    public static int AMulticastReturnsItsLast()
    {
        int calls = 0;
        Func<int> all = () => calls += 5;
        all += () => calls * 2;
        return all() + (100 * all());
    }

    public static int ARecursiveFuncCallsWhateverTheVariableHolds()
    {
        Func<int, int>? product = null;
        product = n => n <= 1 ? 1 : n * product!(n - 1);
        var old = product;
        int full = product(4);
        product = n => n;
        return full + old(5);
    }

    public static string AMethodGroupOnAStructHoldsACopy()
    {
        var counter = new Counter { Made = 4 };
        Func<int> next = counter.Next;
        Func<int> other = next;
        counter.Made = 70;
        return $"{next()} {other()} {counter.Next()} {next()}";
    }

    public static string AMethodGroupHoldsItsReceiver()
    {
        var layer = new Layer(2);
        Func<int, int> plus = layer.Plus, scale = layer.Scale, lambda = n => layer.Plus(n);
        layer.Width = 3;
        var first = layer;
        layer = new Layer(10);
        bool same = plus == (Func<int, int>)first.Plus, other = plus == (Func<int, int>)layer.Plus;
        return $"{plus(1)} {scale(2)} {lambda(5)} {first.Width} {layer.Width} {same} {other}";
    }

    public static int LambdasHaveDefaultsAndMayBeStatic()
    {
        var scale = (int x, int by = 3) => x * by;
        Func<int, int, int> narrow = static (x, _) => x - 1;
        return scale(2) + (scale(2, 5) * 10) + (narrow(1000, 7) * 100);
    }
}
