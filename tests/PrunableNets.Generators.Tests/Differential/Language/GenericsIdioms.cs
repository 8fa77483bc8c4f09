using System;
using System.Collections.Generic;
using System.Numerics;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about type parameters: what is made, named, inferred, shared and called through them.</summary>
internal static class GenericsIdioms
{
    private interface IActivation
    {
        static virtual string Name => "none";

        static abstract int Apply(int value);
    }

    private readonly struct Relu : IActivation
    {
        public static string Name => "relu";

        public static int Apply(int value) => Math.Max(0, value);
    }

    private readonly struct Negate : IActivation
    {
        public static int Apply(int value) => -value;
    }

    private interface ICounter { int Next(); }

    private struct Count : ICounter
    {
        private int made;

        public int Next() => ++made;
    }

    private static class Shared<T>
    {
        public static readonly string Name = typeof(T).Name + "!";
        public static int Uses;
    }

    private struct Settings()
    {
        public int Width { get; set; } = 8;
    }

    private sealed class Box<T>(T value)
    {
        public string Text => $"{typeof(T).Name}:{value}";

        public sealed class Inner<TOther>
        {
            public string Text => typeof(TOther).Name + typeof(T).Name + (default(T) is null) + (default(TOther) is null);
        }
    }

    private interface IMaker<T> { T Make(); }

    private sealed class Maker : IMaker<int>, IMaker<string>
    {
        int IMaker<int>.Make() => 4;

        string IMaker<string>.Make() => "four";
    }

    private abstract class Chain<TSelf>
        where TSelf : Chain<TSelf>
    {
        public string Trail { get; private set; } = "";

        public TSelf Then(string step)
        {
            Trail += $"{step}>";
            return (TSelf)this;
        }
    }

    private sealed class DenseChain : Chain<DenseChain>
    {
        public DenseChain Wide(int width) => Then($"wide{width}");
    }

    private static string Run<T>(int value) where T : IActivation => $"{T.Name}{T.Apply(value)}";

    private static T Make<T>() where T : new() => new();

    private static string NameOf<T>(T value) => $"{typeof(T).Name}={value};";

    private static string Map<TIn, TOut>(TIn[] values, Func<TIn, TOut> map) => typeof(TOut).Name + map(values[^1]);

    private static T Sum<T>(params T[] values)
        where T : INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
        {
            sum += value;
        }

        return sum / (T.One + T.One);
    }

    private static int Drain<T>(ref T counter) where T : ICounter => (counter.Next() * 10) + counter.Next();

    private static int DrainCopy<T>(T counter) where T : ICounter => Drain(ref counter);

    public static string StaticFieldsAreOnePerClosedType()
    {
        Shared<int>.Uses = Shared<string>.Uses = 5;
        Shared<int>.Uses++;
        return Shared<int>.Name + Shared<int>.Uses + Shared<string>.Name + Shared<string>.Uses;
    }

    public static string NewRunsTheConstructorButDefaultDoesNot() => $"{Make<Settings>().Width} {default(Settings).Width} {Make<int>()}";

    public static string StaticMembersAreCalledOnTheTypeParameter() => Run<Relu>(-3) + Run<Negate>(-3);

    public static string ANestedTypeSeesBothParameters() => new Box<int>(3).Text + new Box<string>.Inner<long>().Text;

    public static string TypeofNamesTheStaticArgument() => NameOf<object>("s") + NameOf('c') + NameOf(new List<int>().Count + 1L);

    public static string ALambdaDecidesTheResult() => Map([1, 2], n => n + 2L) + Map(["a", "bc"], s => s.Length > 1);

    public static string OneInterfaceTwice() => new Maker() is var m ? ((IMaker<string>)m).Make() + ((IMaker<int>)m).Make() : "";

    public static string AnInheritedMethodKeepsTheOwnType() => new DenseChain().Then("in").Wide(4).Then("out").Trail;

    public static string ArithmeticIsThatOfTheArgument() => $"{Sum<byte>(200, 100)} {Sum(200, 101)} {(int)(Sum(1.0, 2.0) * 4)}";

    public static string AConstrainedCallChangesTheStructItself()
    {
        var count = new Count();
        return $"{Drain(ref count)} {DrainCopy(count)} {count.Next()} {Drain(ref count)}";
    }
}
