using System;
using System.Globalization;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Strings, as far as names of modules and keys of configurations need them, and nullable values.</summary>
internal static class Texts
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("string", "ToLower", static call => new ScalarValue(Self(call).ToLowerInvariant()));
        catalogue.Method("string", "ToLowerInvariant", static call => new ScalarValue(Self(call).ToLowerInvariant()));
        catalogue.Method("string", "ToUpper", static call => new ScalarValue(Self(call).ToUpperInvariant()));
        catalogue.Method("string", "StartsWith", static call => new ScalarValue(Self(call).StartsWith(call.Text(call.At(0)), StringComparison.Ordinal)));
        catalogue.Method("string", "EndsWith", static call => new ScalarValue(Self(call).EndsWith(call.Text(call.At(0)), StringComparison.Ordinal)));
        catalogue.Method("string", "Contains", static call => new ScalarValue(Self(call).Contains(call.Text(call.At(0)))));
        catalogue.Method("string", "IsNullOrEmpty", static call => new ScalarValue(call.Text(call.At(0)).Length == 0));
        catalogue.Method("string", "Concat", static call => new ScalarValue(string.Concat(call.Arguments.Select(a => call.Text(a.Value)))));
        catalogue.Method("string", "Equals", static call => new ScalarValue(Self(call) == call.Text(call.At(0))));
        catalogue.Method("string", "Join", static call => new ScalarValue(string.Join(call.Text(call.At(0)), call.Evaluator.Items(call.At(1), call.Origin).Select(call.Text))));
        catalogue.Method("string", "Trim", static call => new ScalarValue(Self(call).Trim()));
        catalogue.Method("string", "Replace", static call => new ScalarValue(Self(call).Replace(call.Text(call.At(0)), call.Text(call.At(1)))));
        catalogue.Method("string", "Substring", static call => new ScalarValue(call.Arguments.Count == 1 ? Self(call).Substring((int)call.Long("startIndex")) : Self(call).Substring((int)call.Long("startIndex"), (int)call.Long("length"))));
        catalogue.Method("string", "Split", static call => new ListValue(Self(call).Split(new[] { call.Text(call.At(0)) }, StringSplitOptions.None).Select(static t => (Value)new ScalarValue(t))));
        catalogue.Method("string", "IsNullOrWhiteSpace", static call => new ScalarValue(string.IsNullOrWhiteSpace(call.Text(call.At(0)))));
        foreach (var (type, parse) in new (string, Func<string, object>)[] { ("int", static t => int.Parse(t, CultureInfo.InvariantCulture)), ("long", static t => long.Parse(t, CultureInfo.InvariantCulture)), ("double", static t => double.Parse(t, CultureInfo.InvariantCulture)) })
            catalogue.Method(type, "Parse", call => Parsed(call, parse));
        catalogue.Property("string", "Length", static call => new ScalarValue(Self(call).Length));
        foreach (var type in new[] { "int", "long", "double", "object", "bool" })
            catalogue.Method(type, "ToString", static call => new ScalarValue(call.Text(call.Target!)));
        // A nullable value is its value, or null.
        catalogue.Property("System.Nullable", "Value", static call => call.Target!);
        catalogue.Property("System.Nullable", "HasValue", static call => new ScalarValue(!Evaluator.IsNull(call.Target!)));
        catalogue.Method("System.Nullable", "GetValueOrDefault", static call => Evaluator.IsNull(call.Target!) ? (call.Arguments.Count > 0 ? call.At(0) : throw call.Refuse("GetValueOrDefault of null")) : call.Target!);
    }

    private static ScalarValue Parsed(CallContext call, Func<string, object> parse)
    {
        try
        {
            return new ScalarValue(parse(call.Text(call.At(0))));
        }
        catch (FormatException exception)
        {
            throw call.Evaluator.Stop(Findings.FindingKind.Throws, call.Origin, exception.Message);
        }
    }

    private static string Self(CallContext call) => call.Target is ScalarValue { Object: string text } ? text : throw call.Refuse($"{call.Member} of {call.Target?.Describe()}");
}
