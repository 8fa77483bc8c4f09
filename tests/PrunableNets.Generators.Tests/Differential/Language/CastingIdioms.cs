using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about casts, type tests, and what boxing and unboxing keep, copy and refuse.</summary>
internal static class CastingIdioms
{
    private interface ICounter { int Next(); }

    private struct Counter(int made) : ICounter
    {
        public int Made = made;

        public int Next() => ++Made;
    }

    private class Unit
    {
        public virtual string Name => "unit";

        public string Plain => "plain unit";
    }

    private class Dense : Unit, IEnumerable<int>
    {
        public override string Name => "dense";

        public new string Plain => "plain dense";

        public IEnumerator<int> GetEnumerator() => Enumerable.Range(7, 2).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => new object[] { "x" }.GetEnumerator();
    }

    private sealed class Conv : Unit;

    private sealed class Scale(int value)
    {
        public int Value => value;

        public static explicit operator Scale(double value) => new((int)(value * 10));

        public static implicit operator int(Scale scale) => scale.Value + 1;
    }

    private static bool Is<T>(object? value) => value is T;

    private static T? As<T>(object? value) where T : class => value as T;

    private static string To<T>(object? value)
    {
        try { return $"{(T)value!};"; }
        catch (InvalidCastException) { return "cast;"; }
        catch (NullReferenceException) { return "null;"; }
    }

    private static string Kinds(object value) =>
        (value is Unit ? "U" : "-") + (value is Dense ? "D" : "-")
        + (value is IEnumerable<int> ? "I" : "-") + (value is ICounter ? "C" : "-");

    public static string BoxedNumbersAreEqualByReferenceOnly()
    {
        object one = 7, same = one, other = 7;
        return $"{one == same} {one == other} {one != other} {one.Equals(other)} {one == null}";
    }

    public static string AsGivesNullWhereACastThrows()
    {
        Unit unit = new Conv();
        var dense = unit as Dense;
        try { return ((Dense)unit).Name; }
        catch (InvalidCastException) { return $"{dense?.Name ?? "none"} {(unit as Conv)?.Name} {As<string>("s")}{As<string>(5) is null}"; }
    }

    public static string UnboxingNeedsTheExactType() =>
        To<int>(5) + To<long>(5) + To<short>((byte)5) + To<double>(5f) + To<uint>(5u) + To<int>('a');

    public static string UnboxingNull() => To<int>(null) + To<int?>(null) + To<string>(null) + To<int?>(5) + To<long?>(5);

    public static string GenericTestsAreAboutTheRuntimeType() =>
        $"{Is<int>(5)}{Is<int?>(5)}{Is<int?>(null)}{Is<long>(5)}{Is<object>(5)}{Is<object>(null)}{Is<Unit>(new Conv())}"
            + Is<IEnumerable<object>>(new[] { "s" }) + Is<IEnumerable<object>>(new[] { 1 }) + Is<Dense>(new Unit());

    public static string TestsFollowInheritance() =>
        Kinds(new Unit()) + Kinds(new Dense()) + Kinds(new Conv()) + Kinds(new Counter(1)) + Kinds(new int[1]);

    public static string ABoxIsACopyThatChangesByItsInterface()
    {
        var counter = new Counter(1);
        ICounter boxed = counter, same = boxed;
        boxed.Next();
        same.Next();
        counter.Next();
        var unboxed = (Counter)boxed;
        unboxed.Next();
        ((Counter)boxed).Next();
        return $"{counter.Made} {boxed.Next()} {unboxed.Made} {ReferenceEquals(boxed, same)}";
    }

    public static string UpcastsChooseHiddenMembersOnly() =>
        new Dense() is var d ? d.Name + d.Plain + ((Unit)d).Name + ((Unit)d).Plain : "";

    public static int AnInterfaceCastChoosesTheEnumerator()
    {
        int folded = new Dense().Sum();
        foreach (object item in (IEnumerable)new Dense())
        {
            folded = (folded * 10) + (item is string { Length: var length } ? length : 5);
        }

        return folded;
    }

    public static string NumbersAreCutOnTheWay()
    {
        double minus = -1.5, half = 2.5;
        int wide = 321;
        return $"{(int)(char)(byte)wide} {(byte)(int)minus} {(char)(wide - 256)} {(sbyte)(wide * 2)} {(uint)(int)minus} {(int)half}"
            + Convert.ToInt32(half) + Convert.ToInt32(half + 1) + (int)'7' + Convert.ToInt32(half > 2);
    }

    public static string OwnConversionsCombineWithBuiltInOnes()
    {
        var scale = (Scale)2.57f;
        long wide = scale;
        object boxed = scale;
        return $"{scale.Value} {wide} {scale + 1} {(double)scale / 2 > 13} {boxed is int} {((Scale)4).Value}";
    }

    public static string QueriesCastOrSkip()
    {
        object?[] mixed = [1, "a", 2L, null, 3, new Dense()];
        string cast = "";
        try { foreach (int item in mixed.Take(3).Cast<int>()) { cast += item; } }
        catch (InvalidCastException) { cast += "!"; }

        string counts = $"{mixed.OfType<object>().Count()} {mixed.OfType<IEnumerable>().Count()} {mixed.Count(m => m is not Unit)}";
        return $"{cast} {mixed.OfType<int>().Sum()} {counts}";
    }

    public static int AWrongUnboxingThrows() => new object[] { 5L } is var many ? (int)(long)many[0] + (int)many[0] : 0;
}
