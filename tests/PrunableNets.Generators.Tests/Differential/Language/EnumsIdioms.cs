using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about enumerations: flags, names, numbers behind them, and values without a name.</summary>
internal static class EnumsIdioms
{
    [Flags]
    private enum Parts : byte
    {
        None = 0,
        Weights = 1,
        Bias = 2,
        Mask = 4,
        Trained = Weights | Bias,
        All = Trained | Mask,
    }

    private enum Kind
    {
        Dense = 3,
        Conv,
        Pool = 10,
        Drop,
        Before = -1,
        Input,
    }

    private enum Wide : long { Huge = 1L << 40 }

    private sealed class Unit
    {
        public Kind Kind { get; set; }

        public Parts Parts { get; init; } = Parts.Trained;

        public bool IsConv => Kind == Kind.Conv;
    }

    private static string Take(Parts parts) => $"parts {parts};";

    private static string Take(object value) => $"object {value};";

    private static string Describe(Kind kind)
    {
        switch (kind)
        {
            case Kind.Dense or Kind.Conv:
                return "layer";
            case > Kind.Conv and < Kind.Drop:
                return "between";
            case Kind.Input:
                return "first";
            default:
                return $"other {kind}";
        }
    }

    public static string FlagsAreNamedTogether()
    {
        Parts some = Parts.Weights | Parts.Mask;
        return $"{some}|{some | Parts.Bias}|{Parts.None}|{(Parts)8}|{(Parts)9}|{~Parts.All}|{Parts.Trained}";
    }

    public static string FlagsAreSetClearedAndAsked()
    {
        var parts = Parts.Trained;
        parts |= Parts.Mask;
        parts &= ~Parts.Weights;
        parts ^= Parts.Trained;
        return $"{parts} {parts.HasFlag(Parts.None)} {parts.HasFlag(Parts.Trained)} {(parts & Parts.Trained) != 0} {parts == (Parts)5}";
    }

    public static string NumbersFollowTheOneBefore() =>
        $"{(int)Kind.Conv} {(int)Kind.Drop} {(int)Kind.Input} {(long)Wide.Huge} {Kind.Input == 0}";

    public static string TheDefaultIsZeroNamedOrNot()
    {
        var unit = new Unit();
        return $"{unit.Kind} {default(Parts)} {default(Wide)} {unit.Parts} {new Kind()} {(new Kind[1])[0]}";
    }

    public static string UndefinedValuesAreJustNumbers()
    {
        var kind = (Kind)77;
        return $"{kind} {Enum.IsDefined(kind)} {Enum.IsDefined((Kind)4)} {Enum.IsDefined((Parts)5)} {Describe(kind)} {kind > Kind.Drop}";
    }

    public static string NamesAreParsed()
    {
        bool found = Enum.TryParse("POOL", ignoreCase: true, out Kind pool), missed = Enum.TryParse("POOL", out Kind none);
        return $"{Enum.Parse<Kind>("Conv")} {pool}{found} {none}{missed} {(int)Enum.Parse<Kind>("55")} {Enum.Parse<Parts>("Bias, Mask")}";
    }

    public static string ValuesAreListedAsUnsigned()
    {
        int folded = Enum.GetValues<Parts>().Aggregate(0, (sum, part) => (sum * 3) + (int)part);
        return folded + string.Join(",", Enum.GetValues<Kind>()) + Enum.GetNames<Parts>().Length + Enum.GetName(Kind.Pool);
    }

    public static string ArithmeticKeepsOrDropsTheType()
    {
        var kind = Kind.Dense;
        kind++;
        var later = kind + 6;
        var distance = Kind.Drop - Kind.Dense;
        return $"{kind} {later} {distance} {Kind.Conv - 1} {kind-- > Kind.Dense} {kind.CompareTo(Kind.Pool)}";
    }

    public static string AByteBehindTheNameWraps()
    {
        Parts parts = (Parts)255;
        parts++;
        Parts less = parts - 1;
        return $"{parts} {(int)less} {(byte)~Parts.Bias} {(int)(parts | Parts.Mask) << 7}";
    }

    public static string FormatsOfValues() =>
        $"{Kind.Pool:D}|{Kind.Pool:G}|{Kind.Pool:X}|{Parts.All:X}|{Kind.Conv,6}|{Kind.Conv,-6:D}|{(Parts)9:F}|";

    public static string ASwitchTakesRangesOfValues() =>
        Describe(Kind.Conv) + Describe((Kind)7) + Describe(0) + Describe(Kind.Drop) + Describe((Kind)(-2));

    public static string ALiteralZeroIsAnyEnum() => Take(0) + Take(1) + Take(Parts.Mask) + Take(Kind.Conv) + nameof(Kind.Drop);

    public static string BoxedValuesKeepTheirType()
    {
        object dense = Kind.Dense, three = 3;
        return $"{dense.Equals(three)} {dense.Equals((Kind)3)} {(int)dense} {(Kind)three} {dense is int} {dense is Kind.Dense}";
    }

    public static int ValuesAreDictionaryKeys() => new Dictionary<Kind, int> { [Kind.Pool] = 5, [(Kind)10] = 6, [Kind.Dense] = 7 } is var d
        ? (d[Kind.Dense + 7] * 10) + d.Count : 0;
}
