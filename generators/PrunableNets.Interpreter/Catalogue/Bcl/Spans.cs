using System;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Spans: parts of arrays that change with them. A whole array in place of a span is the array.</summary>
internal static class Spans
{
    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Method("System.MemoryExtensions", "AsSpan", static call => Part(call, call.At(0)));
        foreach (var type in new[] { "System.Span", "System.ReadOnlySpan" })
        {
            catalogue.Method(type, "Slice", static call => Part(call, call.Target!));
            catalogue.Method(type, "ToArray", static call => new ListValue(call.Evaluator.Items(call.Target!, call.Origin).Select(ObjectValue.Copied), "[]"));
            catalogue.Method(type, "Fill", static call => Each(call, call.At(0)));
            catalogue.Method(type, "CopyTo", static call => Copy(call));
            catalogue.Property(type, "Length", static call => new ScalarValue(call.Evaluator.Items(call.Target!, call.Origin).Count));
            catalogue.Property(type, "IsEmpty", static call => new ScalarValue(call.Evaluator.Items(call.Target!, call.Origin).Count == 0));
            catalogue.Property(type, "this[]", static call => call.Evaluator.Element(call.Target!, call.At(0), call.Origin));
        }
        catalogue.Method("System.MemoryExtensions", "Contains", static call => call.Arguments.Count > 2 ? throw call.Refuse("Contains with a comparer") : new ScalarValue(Items(call).Any(i => Lists.Same(call, i, call.At(1)))));
        catalogue.Method("System.MemoryExtensions", "IndexOf", static call => call.At(1) is ListValue or SpanValue || call.Arguments.Count > 2 ? throw call.Refuse("IndexOf of several items") : new ScalarValue(Items(call).ToList().FindIndex(i => Lists.Same(call, i, call.At(1)))));
        catalogue.Method("System.MemoryExtensions", "IndexOfAnyInRange", static call => new ScalarValue(Items(call).ToList().FindIndex(i =>
            Equality.Compare(call.Evaluator, i, call.At(1), call.Origin) >= 0 && Equality.Compare(call.Evaluator, i, call.At(2), call.Origin) <= 0)));
        catalogue.Method("System.MemoryExtensions", "SequenceEqual", static call => call.Arguments.Count > 2 ? throw call.Refuse("SequenceEqual with a comparer") : new ScalarValue(Items(call).SequenceEqual(call.Evaluator.Items(call.At(1), call.Origin), new ValueEquality((a, b) => Lists.Same(call, a, b)))));
    }

    private static System.Collections.Generic.IReadOnlyList<Value> Items(CallContext call) => call.Evaluator.Items(call.At(0), call.Origin);

    private static Value Part(CallContext call, Value owner)
    {
        if (owner is ScalarValue { Object: string text })
            return new SpanValue(new ListValue(text.Select(static c => (Value)new ScalarValue(c))), (int)call.Long("start", 0), (int)call.Long("length", text.Length - call.Long("start", 0)));
        var (list, first, count) = owner switch
        {
            ListValue whole => (whole, 0, whole.Items.Count),
            SpanValue span => (span.List, span.Start, span.Length),
            _ => throw call.Refuse($"a span of {owner.Describe()}"),
        };
        if (call.Has("range"))
            return call.Evaluator.Slice(new SpanValue(list, first, count), (RangeValue)call.Get("range"), call.Origin);
        var start = call.Has("startIndex") ? call.Evaluator.Position(call.Get("startIndex"), count, call.Origin) : (int)call.Long("start", 0);
        var length = (int)call.Long("length", count - start);
        return start < 0 || length < 0 || start + length > count ? throw call.Throw(new ArgumentOutOfRangeException(nameof(start))) : new SpanValue(list, first + start, length);
    }

    private static Value Each(CallContext call, Value value)
    {
        var count = call.Evaluator.Items(call.Target!, call.Origin).Count;
        for (var i = 0; i < count; i++)
            call.Evaluator.SetElement(call.Target!, new ScalarValue(i), value, call.Origin);
        return ScalarValue.Null;
    }

    private static Value Copy(CallContext call)
    {
        var items = call.Evaluator.Items(call.Target!, call.Origin).ToArray();
        if (items.Length > call.Evaluator.Items(call.At(0), call.Origin).Count)
            throw call.Throw(new ArgumentException("Destination is too short."));
        for (var i = 0; i < items.Length; i++)
            call.Evaluator.SetElement(call.At(0), new ScalarValue(i), items[i], call.Origin);
        return ScalarValue.Null;
    }
}
