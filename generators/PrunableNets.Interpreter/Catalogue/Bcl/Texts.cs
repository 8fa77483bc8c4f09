using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Members of <c>string</c> that take objects of any kind; the others are the framework's own (<see cref="Framework"/>).</summary>
internal static class Texts
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("string", "Concat", static call => new ScalarValue(string.Concat(Parts(call, 0).Select(call.Text))));
        catalogue.Method("string", "Join", static call => call.Has("startIndex") ? throw call.Refuse("Join of a part of an array") : new ScalarValue(string.Join(call.Text(call.At(0)), Parts(call, 1).Select(call.Text))));
        // What was interpolated is a text already; in which culture, the compiler's side has asked.
        catalogue.Method("string", "Create", static call => call.Arguments.Count == 2 && call.At(1) is ScalarValue { Object: string } text && call.At(0) is ScalarValue { Object: System.Globalization.CultureInfo } ? text : throw call.Refuse("string.Create of this kind"));
        catalogue.Method("System.FormattableString", "Invariant", static call => call.At(0));
    }

    /// <summary>The objects, given one by one or as a sequence.</summary>
    private static IEnumerable<Value> Parts(CallContext call, int first)
    {
        var rest = Enumerable.Range(first, call.Arguments.Count - first).Select(call.At).ToArray();
        return rest.Length == 1 && rest[0] is not (ScalarValue or EnumValue or DimensionValue or TupleValue or UnknownValue or ObjectValue) ? call.Evaluator.Sequence(rest[0], call.Origin) : rest;
    }
}
