using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about operators, conversions and indexers that a program declares for its own types.</summary>
internal static class OperatorsIdioms
{
    private readonly struct Weight(int value)
    {
        public int Value => value;

        public static Weight operator +(Weight left, Weight right) => new(left.Value + right.Value);

        public static Weight operator +(Weight left, int right) => new(left.Value + (right * 100));

        public static Weight operator -(Weight left, Weight right) => new(left.Value - right.Value);

        public static Weight operator -(Weight weight) => new(1 - weight.Value);

        public static Weight operator *(Weight left, Weight right) => new(left.Value * right.Value / 10);

        public static Weight operator ++(Weight weight) => new(weight.Value + 5);

        public static bool operator <(Weight left, Weight right) => left.Value % 10 < right.Value % 10;

        public static bool operator >(Weight left, Weight right) => right < left;

        public static implicit operator Weight(int value) => new(value);

        public static explicit operator int(Weight weight) => weight.Value / 10;
    }

    private sealed class Mask(string name, bool kept)
    {
        public string Name => name;

        public bool Kept => kept;

        public static bool operator true(Mask mask) => mask.Kept;

        public static bool operator false(Mask mask) => !mask.Kept;

        public static Mask operator &(Mask left, Mask right) => new($"({left.Name}&{right.Name})", left.Kept && right.Kept);

        public static Mask operator |(Mask left, Mask right) => new($"({left.Name}|{right.Name})", left.Kept || right.Kept);
    }

    private sealed class Matrix
    {
        private readonly Weight[] cells = new Weight[6];

        public Weight this[int row, int column]
        {
            get => cells[(row * 3) + column];
            set => cells[(row * 3) + column] = value;
        }

        public int this[string name] => name.Length + cells.Sum(c => c.Value);
    }

    private class Unit
    {
        public static string operator +(Unit left, Unit right) => "unit";
    }

    private sealed class Dense : Unit
    {
        public static string operator +(Dense left, Unit right) => "dense";
    }

    private static string Measure(Weight weight) => $"w{weight.Value}";

    private static string Measure(object other) => $"o{other}";

    public static int UnaryMinusIsNotBinaryMinus() => new Weight(7) is var w ? ((-w - w).Value * 1000) + (w - -w).Value : 0;

    public static int AConversionDependsOnTheSide() => new Weight(7) is var w ? ((3 + w).Value * 1000) + (w + 3).Value : 0;

    public static int CompoundAssignmentUsesTheOperator()
    {
        Weight weight = 10;
        weight += 2;
        weight *= weight;
        weight -= 1;
        return weight.Value;
    }

    public static string PostfixGivesTheOldValue()
    {
        Weight weight = 1;
        Weight old = weight++, now = ++weight;
        return $"{old.Value} {now.Value} {weight.Value}";
    }

    public static double AnExplicitConversionGoesOnToDouble() => ((double)new Weight(-57) / 4) + (int)(Weight)39;

    public static string TrueAndFalseDriveShortCircuits()
    {
        Mask a = new("a", true), b = new("b", false);
        Mask both = a && b, skipped = b && a, either = b || a, taken = a || b;
        return $"{both.Name} {skipped.Name} {either.Name} {taken.Name} {(both ? 1 : 0)}{(either ? 1 : 0)}";
    }

    public static string AComparisonIsWhatItsOwnerSays() => $"{new Weight(19) < 21} {21 < new Weight(19)} {new Weight(3) > 12}";

    public static string IndexersTakeCompoundOperators()
    {
        var matrix = new Matrix();
        matrix[1, 0] += 3;
        matrix[1, 0] *= 20;
        matrix[0, 2] = matrix[1, 0]++;
        return $"{matrix[1, 0].Value} {matrix[0, 2].Value} {matrix["ab"]}";
    }

    public static string AnArgumentIsConvertedRatherThanBoxed() => Measure(4) + Measure('c') + Measure(5L) + Measure(new Weight(2));

    public static string OperatorsAreChosenStatically()
    {
        Unit unit = new Dense();
        return new Dense() + unit + (unit + new Dense()) + (new Dense() + new Dense());
    }

    public static string LiftedOperatorsPassNullOn()
    {
        Weight? a = 4, b = null;
        return $"{(a + b).HasValue} {(a + a)?.Value} {a < b} {a > b} {(-b).HasValue}";
    }

    public static int LambdasUseOperatorsToo() => new Weight[] { 4, 5, 6 }.Aggregate((left, right) => (left * right) + 1).Value;
}
