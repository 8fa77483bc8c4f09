using System.Collections.Generic;
using System.Linq;
using PrunableNets.Interpreter.Catalogue.Bcl;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Expressions.</content>
internal sealed partial class Evaluator
{
    private Value Evaluate(IrExpression expression, Frame frame, Scope scope)
    {
        Spend(expression.Origin);
        switch (expression)
        {
            case IrLiteral literal:
                return new ScalarValue(literal.Value);
            case IrEnum member:
                return new EnumValue(member.Type, member.Member, member.Value);
            case IrLocal local:
                return scope.TryGet(local.Slot, out var value) ? InMode(value is ReferenceValue held ? held.Place.Value : value) : new UnsupportedValue($"'{local.Name}' has no value here", local.Origin);
            case IrThis:
                return frame.Self ?? throw Stop(FindingKind.UnsupportedConstruct, expression.Origin, "'this' in a static method");
            case IrField field:
                return InMode(ReadField(field, frame, scope));
            case IrProperty property:
                return ReadProperty(property, frame, scope);
            case IrAccessor accessor:
                return LocateAccessor(accessor, frame, scope).Value;
            case IrReference reference:
                return new ReferenceValue(Locate(reference.Target, frame, scope));
            case IrCall call:
                return EvaluateCall(call, frame, scope) is var returned && returned is ReferenceValue variable ? variable.Place.Value : returned;
            case IrCopy copied:
                return ObjectValue.Copied(Evaluate(copied.Value, frame, scope));
            case IrNew creation:
                return Create(creation, frame, scope);
            case IrWith copy:
                return CopyWith(copy, frame, scope);
            case IrInitialize member:
                return InitializeMember(member, frame, scope);
            case IrAnonymous anonymous:
                return MakeAnonymous(anonymous, frame, scope);
            case IrDefault unset:
                return Unset(frame.Close(unset.Type), unset.Origin);
            case IrTypeOf named:
                return new TypeValue(frame.Close(named.Type));
            case IrArray array:
                return EvaluateArray(array, frame, scope);
            case IrNewArray array:
                return EvaluateNewArray(array, frame, scope);
            case IrAssign assign:
                return Assign(assign, frame, scope);
            case IrCompoundAssign or IrIncrement or IrCoalesceAssign:
                return EvaluateUpdate(expression, frame, scope);
            case IrBinary binary:
                return EvaluateBinary(binary, frame, scope);
            case IrUnary unary:
                return EvaluateUnary(unary, frame, scope);
            case IrConvert or IrToEnum or IrBox or IrCast or IrTupleConvert:
                return EvaluateConversion(expression, frame, scope);
            case IrAs cast:
                var operand = Known(Evaluate(cast.Operand, frame, scope), cast.Origin, "as");
                return IsOfType(operand, frame.Close(cast.Type), cast.Origin) ? operand : ScalarValue.Null;
            case IrConditional conditional:
                var choice = Evaluate(conditional.Condition, frame, scope);
                if (choice is TrainingFlag flag)
                    return EvaluateBoth(conditional, flag, frame, scope);
                if (choice is PlacementValue placement)
                    return EvaluateEither(conditional, placement, frame, scope);
                return Evaluate(Truth(choice, conditional.Condition.Origin) ? conditional.WhenTrue : conditional.WhenFalse, frame, scope);
            case IrCoalesce coalesce:
                var tried = Evaluate(coalesce.Value, frame, scope);
                if (tried is ModeValue perhapsNull)
                    return CoalesceBoth(perhapsNull, coalesce, frame, scope);
                var first = Known(tried, coalesce.Value.Origin, "??");
                return IsNull(first) ? Evaluate(coalesce.WhenNull, frame, scope) : first;
            case IrConditionalAccess access:
                return EvaluateConditionalAccess(access, frame, scope);
            case IrLambda lambda:
                return new FunctionValue(lambda.Method, frame, scope);
            case IrMethodGroup group:
                return new MethodGroupValue(group.Target is null ? null : Evaluate(group.Target, frame, scope), Closed(group.Method, frame), group.Parameters);
            case IrInvoke invoke:
                return Invoke(Evaluate(invoke.Target, frame, scope), Values(EvaluateArguments(invoke.Arguments, frame, scope)), invoke.Origin, invoke.Generic.Select(frame.Close).ToEquatable());
            case IrTuple tuple:
                return new TupleValue(tuple.Elements.Select(e => ObjectValue.Copied(Evaluate(e, frame, scope))).ToArray());
            case IrDeconstruct deconstruct:
                return Deconstruct(deconstruct, deconstruct.Value, frame, scope);
            case IrElement element:
                return ReadElement(element, frame, scope);
            case IrRange range:
                return new RangeValue(range.Start is null ? null : Evaluate(range.Start, frame, scope), range.End is null ? null : Evaluate(range.End, frame, scope));
            case IrFromEnd fromEnd:
                var offset = Known(Evaluate(fromEnd.Offset, frame, scope), fromEnd.Origin, "an index");
                return new PositionValue((int)(Numbers.ToLong(offset) ?? throw NotANumber(offset, fromEnd.Origin, "an index")), true);
            case IrInterpolation interpolation:
                return Interpolate(interpolation, frame, scope);
            case IrIs test:
                var tested = Evaluate(test.Value, frame, scope);
                return tested is ModeValue split
                    ? InBoth(split, v => Matches(test.Pattern, Known(v, test.Value.Origin, "a pattern"), frame, scope))
                    : new ScalarValue(Matches(test.Pattern, Known(tested, test.Value.Origin, "a pattern"), frame, scope));
            case IrSwitchExpression branches:
                return EvaluateSwitch(branches, frame, scope);
            case IrThrowExpression thrown:
                throw Thrown(thrown.Exception, thrown.Origin, frame, scope);
            case IrUnsupported unsupported:
                throw Stop(FindingKind.UnsupportedConstruct, unsupported.Origin, unsupported.Construct);
            default:
                throw Stop(FindingKind.UnsupportedConstruct, expression.Origin, expression.GetType().Name);
        }
    }

    private Value EvaluateConditionalAccess(IrConditionalAccess access, Frame frame, Scope scope)
    {
        var receiver = Known(Evaluate(access.Receiver, frame, scope), access.Receiver.Origin, "?.");
        if (IsNull(receiver))
            return ScalarValue.Null;
        var inner = new Scope(scope);
        inner.Hold(access.Slot, receiver);
        return Evaluate(access.WhenNotNull, frame, inner);
    }

    private Value EvaluateSwitch(IrSwitchExpression choice, Frame frame, Scope scope)
    {
        var value = Known(Evaluate(choice.Value, frame, scope), choice.Value.Origin, "the branch of a switch");
        foreach (var arm in choice.Arms)
        {
            var inner = new Scope(scope);
            if (Matches(arm.Pattern, value, frame, inner) && (arm.Guard is null || IsTrue(arm.Guard, frame, inner)))
                return Evaluate(arm.Value, frame, inner);
        }
        throw Framework.Type("System.Runtime.CompilerServices.SwitchExpressionException") is { } unmatched
            ? Throw((System.Exception)System.Activator.CreateInstance(unmatched)!, choice.Origin, $"no arm of the switch matches {value.Describe()}")
            : Stop(FindingKind.Throws, choice.Origin, $"no arm of the switch matches {value.Describe()}");
    }

    private IrMethodReference Closed(IrMethodReference method, Frame frame) => method.Container is null && method.Generic.Count == 0 ? method
        : method with { Container = method.Container is null ? null : frame.Close(method.Container), Generic = method.Generic.Select(frame.Close).ToEquatable() };

    private ObjectValue MakeAnonymous(IrAnonymous anonymous, Frame frame, Scope scope)
    {
        var made = new ObjectValue(anonymous.Type);
        foreach (var (name, value) in anonymous.Names.Zip(anonymous.Values, static (n, v) => (n, v)))
            made.Fields[name] = ObjectValue.Copied(Evaluate(value, frame, scope));
        return made;
    }

    public static bool IsNull(Value value) => value is ScalarValue { Object: null };
}
