using System;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Arrays: their making, their elements and slices.</content>
internal sealed partial class Evaluator
{
    private ListValue EvaluateArray(IrArray array, Frame frame, Scope scope)
    {
        var items = new List<Value>();
        foreach (var element in array.Elements)
        {
            if (element is IrSpread spread)
                items.AddRange(Sequence(Evaluate(spread.Items, frame, scope), spread.Origin));
            else
                items.Add(ObjectValue.Copied(Evaluate(element, frame, scope)));
        }
        return new ListValue(items, array.Type is null ? null : frame.Close(array.Type));
    }

    private readonly Dictionary<string, ListValue> empty = new(StringComparer.Ordinal);

    /// <summary>The one empty array of a type.</summary>
    public ListValue Empty(string type) => empty.TryGetValue(type, out var known) ? known : empty[type] = new ListValue([], type + "[]");

    private ListValue EvaluateNewArray(IrNewArray array, Frame frame, Scope scope)
    {
        var lengths = array.Lengths.Select(l => Length(Known(Evaluate(l, frame, scope), array.Origin, "the length of an array"), array.Origin)).ToArray();
        if (lengths.Aggregate(1L, static (product, length) => product * length) > limits.CollectionSize)
            throw Stop(FindingKind.BudgetExhausted, array.Origin, $"an array of {string.Join(" x ", lengths)} elements; at most {limits.CollectionSize} are evaluated");
        var type = frame.Close(array.Type);
        ListValue Make(int dimension) => new(
            Enumerable.Range(0, lengths[dimension]).Select(_ => dimension + 1 < lengths.Length ? Make(dimension + 1) : Evaluate(array.Default, frame, scope)),
            dimension == 0 ? type : "[]");
        return Make(0);
    }

    private int Length(Value length, int origin)
    {
        var count = Numbers.ToLong(Known(length, origin, "the length of an array")) ?? throw NotANumber(length, origin, "the length of an array");
        if (count > limits.CollectionSize)
            throw Stop(FindingKind.BudgetExhausted, origin, $"an array of {count} elements; at most {limits.CollectionSize} are evaluated");
        return count < 0 ? throw Throw(new OverflowException(), origin, $"an array of {count} elements") : (int)count;
    }

    private Value ReadElement(IrElement element, Frame frame, Scope scope)
    {
        if (element.Index is not IrRange && element.Others.Count == 0)
        {
            var owner = Known(Evaluate(element.Array, frame, scope), element.Origin, "an element");
            var index = Evaluate(element.Index, frame, scope);
            return index is RangeValue range ? Slice(owner, range, element.Origin)
                : owner is ScalarValue { Object: string text } ? Character(text, index, element.Origin)
                : ElementOf(owner, index, element.Origin).Value;
        }
        if (element.Others.Count > 0)
            return LocateElement(element, frame, scope).Value;
        var array = Known(Evaluate(element.Array, frame, scope), element.Origin, "a slice");
        return Slice(array, (RangeValue)Evaluate(element.Index, frame, scope), element.Origin);
    }

    private ScalarValue Character(string text, Value index, int origin)
    {
        var place = Position(index, text.Length, origin);
        return place >= 0 && place < text.Length ? new ScalarValue(text[place]) : throw Throw(new IndexOutOfRangeException(), origin, $"index {place} is outside of a text of {text.Length}");
    }

    /// <summary>A part of an array is a copy, that of a span is not.</summary>
    public Value Slice(Value owner, RangeValue range, int origin)
    {
        int Ends(int length, out int count)
        {
            var start = range.Start is null ? 0 : Position(range.Start, length, origin);
            var end = range.End is null ? length : Position(range.End, length, origin);
            if (start < 0 || end < start || end > length)
                throw Throw(new ArgumentOutOfRangeException("length"), origin, $"the slice {start}..{end} of {length}");
            count = end - start;
            return start;
        }
        switch (owner)
        {
            case ScalarValue { Object: string text }:
                return new ScalarValue(text.Substring(Ends(text.Length, out var length), length));
            case SpanValue span:
                return new SpanValue(span.List, span.Start + Ends(span.Length, out var part), part);
            case ListValue list:
                return new ListValue(list.Items.Skip(Ends(list.Items.Count, out var taken)).Take(taken), list.Type);
            case ModuleValue { Kind: ModuleKind.List or ModuleKind.Sequential } module:
                var items = Items(module, origin);
                return new ListValue(items.Skip(Ends(items.Count, out var some)).Take(some));
            default:
                throw Stop(FindingKind.UnsupportedConstruct, origin, $"a slice of {owner.Describe()}");
        }
    }

    private Place LocateElement(IrElement element, Frame frame, Scope scope)
    {
        var owner = Known(Evaluate(element.Array, frame, scope), element.Origin, "an element");
        var indices = new[] { element.Index }.Concat(element.Others).Select(i => Evaluate(i, frame, scope)).ToArray();
        return new Place(
            () => indices.Aggregate(owner, (array, index) => ElementOf(array, index, element.Origin).Value),
            value => ElementOf(indices.Take(indices.Length - 1).Aggregate(owner, (array, index) => ElementOf(array, index, element.Origin).Value), indices[indices.Length - 1], element.Origin).Value = value);
    }

    private Place ElementOf(Value array, Value index, int origin)
    {
        var (items, start, length) = array switch
        {
            ListValue list => (list.Items, 0, list.Items.Count),
            SpanValue span => (span.List.Items, span.Start, span.Length),
            ModuleValue { Kind: ModuleKind.List or ModuleKind.Sequential } => (Items(array, origin).ToList(), 0, Items(array, origin).Count),
            _ when IsNull(array) => throw NotAnObject(array, "an element", origin),
            _ => throw Stop(FindingKind.UnsupportedConstruct, origin, $"an element of {array.Describe()}"),
        };
        var place = Position(index, length, origin);
        if (place < 0 || place >= length)
            throw Throw(array is ListValue { IsArray: false, Type: not null } ? new ArgumentOutOfRangeException(nameof(index)) : new IndexOutOfRangeException(), origin, $"index {place} is outside of a list of {length}");
        return new Place(() => items[start + place], value => items[start + place] = ObjectValue.Copied(value));
    }

    /// <summary>The element itself, so that what is assigned to it or changed in it is there.</summary>
    public ReferenceValue Element(Value array, Value index, int origin) => new(ElementOf(array, index, origin));

    public void SetElement(Value array, Value index, Value value, int origin) => ElementOf(array, index, origin).Value = value;

    /// <summary>An index as a number.</summary>
    public int Position(Value index, int length, int origin) => Known(index, origin, "an index") is PositionValue position
        ? position.In(length)
        : (int)(Numbers.ToLong(index) ?? throw NotANumber(index, origin, "an index"));

    private EvaluationException NotANumber(Value value, int origin, string what) => value is DimensionValue
        ? Stop(FindingKind.UnknownValue, origin, $"{what} is {value.Describe()}")
        : Stop(FindingKind.UnsupportedConstruct, origin, $"{what} is {value.Describe()}");
}
