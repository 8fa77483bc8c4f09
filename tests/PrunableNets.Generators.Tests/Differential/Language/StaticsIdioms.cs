using System;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about static state: when it is initialised, in which order, and who shares it.</summary>
internal static class StaticsIdioms
{
    private const string Prefix = nameof(StaticsIdioms) + ":";
    private const int Half = Whole / 2;
    private const int Whole = 7;

    private static class Journal
    {
        public static string OfEager = "";
        public static string OfDerived = "none";
    }

    private static class Eager
    {
        public static readonly int Width = 8;

        static Eager() => Journal.OfEager += $"made{Width};";

        public static int Twice() => Width * 2;
    }

    private static class Order
    {
        public static readonly int First = Second + Constant;
        public static readonly int Second = 5;
        public static readonly int Third = First + Second;

        private const int Constant = 10;
    }

    private static class Late
    {
        public static readonly string Text = "initialiser";

        static Late() => Text = $"{Count} {Text} then constructor {(Count = 5)} ";

        public static int Count { get; private set; } = 3;
    }

    private static class Left
    {
        public static readonly int Value;

        static Left() => Value = Right.Value + 1;
    }

    private static class Right
    {
        public static readonly int Value;

        static Right() => Value = (Left.Value * 10) + 4;
    }

    private sealed class Single
    {
        public static readonly Single Instance = new();

        private static readonly int Start = int.Parse("5");

        public int Seen { get; } = Start + 1;
    }

    private class Parent { public static int Count; }

    private sealed class Derived : Parent { static Derived() => Journal.OfDerived = "derived"; }

    private class Unit
    {
        public static int Made { get; set; }

        public int Id { get; } = ++Made;
    }

    private sealed class Dense : Unit;

    private static class Calls
    {
        private static int made;

        public static int Once { get; } = ++made;

        public static int Each => ++made;

        public static int Restart(int from) => made = from;

        public static class Inner
        {
            public static int Skip(int by) => made += by;
        }
    }

    private static class Table
    {
        public static readonly int[] Widths = [1, 2, 3];
        public static readonly Func<int, int> Scale = x => x * Factor;

        public static int Factor { get; set; } = 3;

        public static int[] Fresh => [1, 2, 3];
    }

    public static string ConstantsMayReferForward() => Prefix + Half + Whole;

    public static string AStaticConstructorRunsOnce() => Eager.Twice() + Eager.Twice() + Journal.OfEager;

    public static string InitialisersRunInTextOrder() => $"{Order.First} {Order.Second} {Order.Third}";

    public static string InitialisersRunBeforeTheStaticConstructor() => Late.Text + Late.Count;

    public static int CircularInitialisationSeesDefaults() => (Left.Value * 100) + Right.Value;

    public static int ASingletonMaySeeUnsetStatics() => (Single.Instance.Seen * 10) + new Single().Seen;

    public static string AnInheritedStaticDoesNotStartTheDerivedType() =>
        (Parent.Count = 1) + (Derived.Count += 4) + Journal.OfDerived + Parent.Count;

    public static string DerivedTypesShareACounter() => $"{Unit.Made = 10} {new Unit().Id} {new Dense().Id} {Dense.Made++} {Unit.Made}";

    public static string AnInitialisedPropertyIsComputedOnce() => $"{Calls.Once} {Calls.Restart(5)} {Calls.Each} {Calls.Each} {Calls.Once}";

    public static int NestedTypesReachPrivateStatics() => Calls.Restart(20) + Calls.Inner.Skip(3) + Calls.Inner.Skip(4) + Calls.Each;

    public static int ALambdaSeesLaterStatics() => (Table.Factor = 3) + Table.Scale(10) + (Table.Factor = 7) + (9 * Table.Scale(10));

    public static int AStaticArrayIsSharedAComputedOneIsNot() =>
        (Table.Widths[0] = 4) + (Table.Fresh[0] = 9) + (Table.Widths[0] * 100) + Table.Fresh[0];

    public static int AStaticLocalFunctionMayShadow()
    {
        int scale = 2;
        static int Sum(int[] scale, int from) => from == scale.Length ? 0 : scale[from] + (2 * Sum(scale, from + 1));
        return Sum([1, 2, 3], scale - 2) * scale;
    }
}
