using System;
using System.Globalization;
using System.Text;

namespace PrunableNets.Generators.Tests.Differential.Language;

/// <summary>Idioms about text: how it is written, joined, formatted, cut and compared.</summary>
internal static class StringsIdioms
{
    private const string Folded = "den" + "se";

    public static string NullsCharsAndBoolsConcatenate()
    {
        string? none = null;
        char letter = 'a';
        return none + letter + 1 + true + 'b' + null + 2L + (none + none).Length;
    }

    public static string CharsAddUpBeforeTheyConcatenate()
    {
        char letter = 'a';
        return letter + 1 + "|" + letter + 1 + (letter + 'b') + '|' + (char)(letter + 1);
    }

    public static string FormatsAndAlignments()
    {
        int n = -42;
        return $"[{n,6}][{n,-6}][{n:D4}][{-n,5:D3}][{-n:X}][{-n:x4}][{"ab",4}][{'c',-3}]";
    }

    public static string InvariantFormatsOfNumbers()
    {
        double rate = 1234.5;
        return FormattableString.Invariant($"{rate:F2}|{rate,9:F1}|{rate / 3:F3}|{rate:N1}")
            + string.Create(CultureInfo.InvariantCulture, $"|{rate * 2}|{1.5f,6}|{0.125m:F2}");
    }

    public static string EscapesAndVerbatimText()
    {
        string escaped = "a\tb\\c\u0041\x42|\0\"";
        string verbatim = @"a\t""b""" + $@"{escaped.Length}\{{}}";
        return verbatim + escaped.IndexOf('\\') + (int)escaped[^2] + escaped[5..7];
    }

    public static string RawTextKeepsItsInnerIndentation()
    {
        int width = 8;
        string raw = $$"""
            {
              "width": {{width}}, "none": {}
            }
            """;
        string[] lines = raw.Split('\n');
        return $"{lines.Length}{lines[1]}{raw[0]}{raw[^1]}" + $$"""{{{width}}}""" + """a"b\n""".Length;
    }

    public static string IndexesAndSlices()
    {
        string text = "weights";
        int middle = text.Length / 2;
        return $"{text[0]}{text[^1]}|{text[1..middle]}|{text[^2..]}|{text[..^5]}|{text[middle..middle]}|";
    }

    public static string ComparisonsAreOrdinal()
    {
        string lower = "a", upper = "B";
        bool same = lower.Equals("A", StringComparison.OrdinalIgnoreCase), starts = "dense".StartsWith("De", StringComparison.Ordinal);
        int sign = Math.Sign(string.Compare(lower, upper, StringComparison.OrdinalIgnoreCase));
        return $"{string.CompareOrdinal(lower, upper) > 0} {lower == "A"} {same} {starts} {sign}";
    }

    public static int CharsAreVisitedOneByOne()
    {
        int score = 0;
        foreach (char c in "Bias 2!")
        {
            score = (score * 3) + (char.IsDigit(c) ? c - '0' : char.IsUpper(c) ? 7 : c is 'a' or 'i' ? 1 : 0);
        }

        return score;
    }

    public static string ASwitchComparesBuiltText()
    {
        string suffix = "lu";
        string? none = null;
        string Find(string? name) => name switch { "relu" => "R", "" => "empty", null => "none", _ => name.ToUpperInvariant() };
        return Find("re" + suffix) + Find(string.Empty) + Find(none) + Find(none + suffix);
    }

    public static string EqualTextIsNotAlwaysTheSameObject()
    {
        string tail = "se", text = "dense", built = "den" + tail;
        return $"{text == built} {ReferenceEquals(text, built)} {ReferenceEquals(text, Folded)} {text.Equals((object)built)}";
    }

    public static string ABuilderEditsInPlace()
    {
        var text = new StringBuilder("abc");
        var same = text.Insert(0, 7).Append('x', 3).Replace("b", "BB").Remove(1, 1);
        text[0] = '9';
        text.Length -= 1;
        return $"{same}{same.Length}{ReferenceEquals(text, same)}{text.Append(-1).Append(true).AppendFormat("{0:D2}", 5)}";
    }

    public static string TextNeverChanges()
    {
        string text = "layer", old = text;
        text += old.Replace('a', 'A').Insert(1, "-");
        return old + text + text.TrimStart('l').PadLeft(12, '.');
    }

    public static string HolesMayHoldExpressions()
    {
        int n = 2;
        string? none = null;
        return $"{(n > 1 ? $"{n} layers{(n == 2 ? "!" : "?")}" : "one")} {{{n++}}} {n} "
            + $"{none}{none is null} {n switch { 3 => "three", _ => "?" }}";
    }

    public static string SplittingAndJoining()
    {
        string[] all = "a,,b, ".Split(',');
        string[] some = "a,,b, ".Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("|", all) + all.Length + string.Join(';', some) + some.Length + string.Concat(3, 'x', null, false);
    }
}
