using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Evaluation;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Catalogue.Bcl;

/// <summary>Values of the evaluated program as objects of the framework, and back.</summary>
internal static class HostValues
{
    /// <summary>The object that a parameter of the given type takes.</summary>
    public static bool TryTo(Evaluator evaluator, Value value, Type type, int origin, out object? result)
    {
        if (type.IsByRef)
            type = type.GetElementType()!;
        type = Nullable.GetUnderlyingType(type) ?? type;
        result = null;
        switch (value)
        {
            case ReferenceValue reference:
                return TryTo(evaluator, reference.Place.Value, type, origin, out result);
            case ScalarValue { Object: null }:
                return true;
            case ScalarValue { Object: { } scalar }:
                result = scalar;
                return type.IsInstanceOfType(scalar);
            case DimensionValue { Dimension: { IsBatch: false, Factor: var size } }:
                result = type == typeof(int) ? (int)size : size;
                return type.IsInstanceOfType(result);
            case EnumValue { Number: { } number } when type.IsEnum:
                result = Enum.ToObject(type, number);
                return true;
            case EnumValue or TupleValue or ObjectValue and not ModuleValue when type == typeof(object):
                result = value is EnumValue || (value is ObjectValue own && evaluator.FormatsItself(own))
                    ? new Formatted(format => evaluator.Formatted(value, format, false, origin))
                    : new Lettered(() => evaluator.Text(value, origin));
                return true;
            case SpanValue span when type == typeof(string):
                result = string.Concat(evaluator.Items(span, origin).Select(static c => (c as ScalarValue)?.Object as char?));
                return evaluator.Items(span, origin).All(static c => c is ScalarValue { Object: char });
            case ListValue or SpanValue or SequenceValue when ElementOf(type) is { } element:
                return TryToArray(evaluator, evaluator.Items(value, origin), element, origin, out result);
            default:
                return false;
        }
    }

    public static Value From(object? result)
    {
        switch (result)
        {
            case null:
                return ScalarValue.Null;
            case Enum member:
                return new EnumValue(Ir.TypeNames.Of(member.GetType()), member.ToString(), Convert.ChangeType(member, Enum.GetUnderlyingType(member.GetType()), System.Globalization.CultureInfo.InvariantCulture));
            case Array items:
                return new ListValue(items.Cast<object?>().Select(From), Ir.TypeNames.Of(items.GetType().GetElementType()!) + "[]");
            case var tuple when tuple.GetType() is { IsGenericType: true } type && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal):
                return new TupleValue(type.GetFields().Select(f => From(f.GetValue(tuple))).ToArray());
            default:
                return new ScalarValue(result);
        }
    }

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>) ? type.GetGenericArguments()[0]
        : null;

    private static bool TryToArray(Evaluator evaluator, IReadOnlyList<Value> items, Type element, int origin, out object? result)
    {
        var array = Array.CreateInstance(element, items.Count);
        result = array;
        for (var i = 0; i < items.Count; i++)
        {
            if (!TryTo(evaluator, items[i], element, origin, out var item))
                return false;
            ((IList)array)[i] = item;
        }
        return true;
    }

    /// <summary>An object of which the framework wants only the text.</summary>
    private sealed class Lettered(Func<string> text)
    {
        public override string ToString() => text();
    }

    /// <summary>An object that has several texts.</summary>
    private sealed class Formatted(Func<string?, string> text) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => text(format);
    }
}
