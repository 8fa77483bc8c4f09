using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Patterns and type tests.</content>
internal sealed partial class Evaluator
{
    private bool Matches(IrPattern pattern, Value value, Frame frame, Scope scope)
    {
        switch (pattern)
        {
            case IrDiscardPattern:
                return true;
            case IrConstantPattern constant:
                var expected = Evaluate(constant.Value, frame, scope);
                if (IsUndecided(value, expected))
                    Known(NoResult(value, IrBinaryOperator.Equals, expected, constant.Value.Origin), constant.Value.Origin, "a pattern");
                return IsNull(expected) || IsNull(value) ? IsNull(expected) && IsNull(value) : IsConstant(value, expected);
            case IrTypePattern type:
                if (!type.MatchesNull && (IsNull(value) || (type.Type is not null && !IsOfType(value, frame.Close(type.Type), frame.CallOrigin))))
                    return false;
                if (type.Slot >= 0)
                    scope.Declare(type.Slot, value);
                return true;
            case IrRelationalPattern relational:
                var bound = Evaluate(relational.Value, frame, scope);
                return IsOfKind(value, bound) && Apply(relational.Operator, value, bound, IrNumeric.None, relational.Value.Origin) is ScalarValue { Object: true };
            case IrNotPattern not:
                return !Matches(not.Pattern, value, frame, scope);
            case IrAndPattern and:
                return Matches(and.Left, value, frame, scope) && Matches(and.Right, value, frame, scope);
            case IrOrPattern or:
                return Matches(or.Left, value, frame, scope) || Matches(or.Right, value, frame, scope);
            case IrTuplePattern tuple:
                return TakenApart(value, tuple.Method, tuple.Elements.Count, tuple.Origin, frame) is { } parts
                    && tuple.Elements.Zip(parts, (p, v) => Matches(p, v, frame, scope)).All(static m => m);
            case IrPropertyPattern members:
                scope.Hold(members.Slot, value);
                return members.Members.Zip(members.Patterns, (m, p) => Matches(p, Known(Evaluate(m, frame, scope), m.Origin, "a pattern"), frame, scope)).All(static m => m);
            case IrListPattern list:
                return value is ScalarValue { Object: string text } ? MatchesList(list, text.Select(static c => (Value)new ScalarValue(c)).ToList(), part => new ScalarValue(string.Concat(part.Select(static c => (char)((ScalarValue)c).Object!))), frame, scope)
                    : value is ListValue { Rank: 1 } or SpanValue ? MatchesList(list, Items(value, frame.CallOrigin).ToList(), part => new ListValue(part, (value as ListValue)?.Type), frame, scope)
                    : IsNull(value) ? false
                    : throw Stop(FindingKind.UnsupportedConstruct, frame.CallOrigin, $"a list pattern on {value.Describe()}");
            case IrUnsupportedPattern unsupported:
                throw Stop(FindingKind.UnsupportedConstruct, unsupported.Origin, unsupported.Construct);
            default:
                return false;
        }
    }

    private bool MatchesList(IrListPattern pattern, List<Value> items, System.Func<IEnumerable<Value>, Value> slice, Frame frame, Scope scope)
    {
        var behind = pattern.Rest < 0 ? 0 : pattern.Elements.Count - pattern.Rest - 1;
        var others = pattern.Rest < 0 ? pattern.Elements.Count : pattern.Elements.Count - 1;
        if (pattern.Rest < 0 ? items.Count != others : items.Count < others)
            return false;
        for (var i = 0; i < pattern.Elements.Count; i++)
        {
            var item = pattern.Rest < 0 || i < pattern.Rest ? items[i]
                : i > pattern.Rest ? items[items.Count - pattern.Elements.Count + i]
                : slice(items.Skip(i).Take(items.Count - i - behind));
            if (!Matches(pattern.Elements[i], item, frame, scope))
                return false;
        }
        return true;
    }

    /// <summary>A constant matches a value of its own type only: of an object, the number has to be of that very type.</summary>
    private static bool IsConstant(Value value, Value expected) => IsOfKind(value, expected) && (Numbers.AreEqual(value, expected) || (value is ScalarValue { Object: double or float } real && expected is ScalarValue same && real.Object.Equals(same.Object)));

    private static bool IsOfKind(Value value, Value expected) => (value as ScalarValue)?.Object is not { } a || (expected as ScalarValue)?.Object is not { } b || a.GetType() == b.GetType();
}
