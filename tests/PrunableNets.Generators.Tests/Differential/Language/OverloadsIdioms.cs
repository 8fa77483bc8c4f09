using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about which of several methods or types of one name a program means.</summary>
internal static class OverloadsIdioms
{
    private interface IFirst
    {
        string Name() => "default";

        string Full() => $"<{Name()}>";
    }

    private interface ISecond
    {
        string Name();
    }

    private sealed class Both : IFirst, ISecond
    {
        public string Name() => "own";

        string ISecond.Name() => "second";

        string IFirst.Name() => "first";
    }

    private sealed class Neither : IFirst;

    private class Parent
    {
        public string Take(int value) => $"int{value}";

        public string Name() => "parent";
    }

    private sealed class Child : Parent
    {
        public string Take(double value) => $"double{value}";

        public new string Name() => "child of " + base.Name();

        public string Describe(object value) => $"instance{value}";
    }

    private static class Registry
    {
        public static string Name => "plain";
    }

    private static class Registry<T>
    {
        public static string Name => typeof(T).Name;
    }

    private static class Registry<TKey, TValue>
    {
        public static string Name => typeof(TValue).Name + typeof(TKey).Name;
    }

    private static string Describe(this Child child, int value) => $"extension{value}{child.Name()}";

    private static string Tell(this Parent parent, long value) => $"long{value}{parent.Name()}";

    private static string Tell(this Child child, int value) => $"int{value}{child.Name()}";

    private static string Pick(int value) => $"int{value};";

    private static string Pick(long value) => $"long{value};";

    private static string Pick(double value) => $"double{(int)value};";

    private static string Pick(object value) => $"object{value};";

    private static string Pick(params int[] values) => $"params{values.Length};";

    private static string Opt(int a, int b = 5) => $"two{a}{b};";

    private static string Opt(int a, params int[] rest) => $"params{a}{rest.Length};";

    private static string Kind(int value) => $"int{value};";

    private static string Kind<T>(T value) => $"{typeof(T).Name}{value};";

    private static string Kind<T>(IEnumerable<T> values) => $"many{typeof(T).Name}{string.Concat(values)};";

    private static string Ref(object? value) => $"object{value}";

    private static string Ref(string? value) => $"string{value}";

    private static string Total(params ReadOnlySpan<int> values) => $"span{values.Length}";

    private static string Total(params int[] values) => $"array{values.Length}";

    private static int Zero(params int[] values) => values.Length == 0 ? -1 : values[0]++;

    public static string TheClosestNumericOverload() => Pick((byte)1) + Pick(2u) + Pick(3f) + Pick('c') + Pick(4L) + Pick(5m) + Pick(6UL);

    public static string ParamsAreTheLastResort() => Pick() + Pick(1, 2) + Pick([3]) + Pick(new int[4]) + Pick(7);

    public static string AnOptionalParameterBeatsParams() => Opt(1) + Opt(1, 2) + Opt(1, 2, 3) + Opt(b: 1, a: 2) + Opt(3, []);

    public static string AGenericMethodIsExact() => Kind(1) + Kind((byte)2) + Kind<int>(3) + Kind('x') + Kind("ab") + Kind<char>("ab");

    public static string AHidingMethodIsChosenStatically() => new Child() is var c ? c.Name() + ((Parent)c).Name() : "";

    public static string AnInstanceMethodBeatsAnExtension() => new Child() is var c ? c.Describe(1) + OverloadsIdioms.Describe(c, 1) : "";

    public static string TheBestExtensionIsChosen() => new Child() is var c ? c.Tell(1) + c.Tell(1L) + ((Parent)c).Tell(1) : "";

    public static string ADerivedOverloadBeatsABetterInheritedOne() => new Child() is var c ? c.Take(1) + ((Parent)c).Take(1) : "";

    public static string NamesMayDifferInArity() => Registry.Name + Registry<int>.Name + Registry<bool, string>.Name;

    public static string DefaultMembersCallTheImplementation() => ((IFirst)new Both()).Full() + ((IFirst)new Neither()).Full();

    public static string ExplicitImplementationsDiffer() => new Both() is var b ? b.Name() + ((IFirst)b).Name() + ((ISecond)b).Name() : "";

    public static string NullMeansTheMoreSpecificType() => Ref(null) + Ref((object)"x") + Ref("y");

    public static string ARuntimeTypeChoosesNothing()
    {
        object[] many = [1, 2L];
        return Pick(many[0]) + Pick(many[1]) + Pick((int)many[0]);
    }

    public static string SpansAreTheBetterParams() => Total(1, 2) + Total(new[] { 3 }) + Total(4);

    public static int AGivenArrayIsPassedItself()
    {
        int[] values = [5, 6];
        return (Zero(values) * 100) + (Zero(values) * 10) + Zero(values[0], values[1]) + values[0];
    }
}
