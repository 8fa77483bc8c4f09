using System.Linq;
using PrunableNets.Interpreter.Catalogue;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
using PrunableNets.Interpreter.Operations.Calls;
using PrunableNets.Interpreter.Operations.Elementwise;
using PrunableNets.Interpreter.Values;

namespace PrunableNets.Interpreter.Evaluation;

/// <content>Operators.</content>
internal sealed partial class Evaluator
{
    private Value EvaluateBinary(IrBinary binary, Frame frame, Scope scope)
    {
        var left = Evaluate(binary.Left, frame, scope);
        if (left is TrainingFlag flag)
            return WithTraining(flag, binary, frame, scope);
        if (left is PlacementValue && binary.Operator is IrBinaryOperator.ConditionalAnd or IrBinaryOperator.ConditionalOr)
            return Evaluate(binary.Right, frame, scope) is ScalarValue { Object: bool right } known && right == (binary.Operator == IrBinaryOperator.ConditionalOr) ? known : left;
        switch (binary.Operator)
        {
            case IrBinaryOperator.ConditionalAnd:
                return Truth(left, binary.Left.Origin) ? Evaluate(binary.Right, frame, scope) : left;
            case IrBinaryOperator.ConditionalOr:
                return Truth(left, binary.Left.Origin) ? left : Evaluate(binary.Right, frame, scope);
            default:
                // A struct is what it was, whatever the right side does to the variable.
                return Apply(binary, ObjectValue.Copied(left), Evaluate(binary.Right, frame, scope));
        }
    }

    private Value Apply(IrBinary binary, Value left, Value right)
    {
        if (binary.Method is { } method && left is not (UnknownValue or TypeValue or TensorValue) && right is not (UnknownValue or TypeValue or TensorValue))
            return OperatorOf(method, binary.Operator, left, right, binary.Origin);
        var result = Apply(binary.Operator, left, right, binary.Type, binary.Origin, binary.IsChecked);
        return binary.Enum is { } type && result is ScalarValue { Object: { } number } ? EnumOf(type, number) : result;
    }

    /// <summary>Equality of records and of objects, and the operators of framework types.</summary>
    private Value OperatorOf(IrMethodReference method, IrBinaryOperator op, Value left, Value right, int origin) => method.Type switch
    {
        "record" => new ScalarValue(Equality.AreSame(this, left, right, origin) == (op == IrBinaryOperator.Equals)),
        "reference" => new ScalarValue(Equality.AreIdentical(this, left, right, origin) == (op == IrBinaryOperator.Equals)),
        _ => AskCatalogue(() => catalogue.Call(this, method, null, [new("left", left, origin), new("right", right, origin)], false, origin), method.Name, origin),
    };

    private Value Apply(IrBinaryOperator op, Value left, Value right, IrNumeric type, int origin, bool isChecked = false)
    {
        if (left is TensorValue || right is TensorValue)
            return TensorOperator(op, left, right, origin);
        if (left is UnknownValue)
            return left;
        if (right is UnknownValue)
            return right;
        if (op == IrBinaryOperator.Add && type == IrNumeric.String)
            return new ScalarValue(Text(left, origin) + Text(right, origin));
        if (IsDelegate(left) || IsDelegate(right))
            return Combined(op, left, right, origin);
        if (op is IrBinaryOperator.Equals or IrBinaryOperator.NotEquals && IsUndecided(left, right))
            return NoResult(left, op, right, origin);
        try
        {
            return Numbers.Apply(op, left, right, type, isChecked) ?? NoResult(left, op, right, origin);
        }
        catch (System.ArithmeticException exception)
        {
            throw Failed(exception, $"{left.Describe()} {op} {right.Describe()}", origin);
        }
    }

    /// <summary>Of an object of a library it is known that it is there, but not what it is equal to.</summary>
    public static bool IsUndecided(Value left, Value right) => (left is NeutralValue || right is NeutralValue) && !IsNull(left) && !IsNull(right) && !ReferenceEquals(left, right);

    /// <summary>What an operator gives that is not applied: a number of the batch, something of an unknown library, or what is not evaluated here.</summary>
    private static UnknownValue NoResult(Value left, IrBinaryOperator op, Value right, int origin) => (left, right) switch
    {
        (NeutralValue neutral, _) => UnknownMembers.Value(neutral.Type, origin),
        (_, NeutralValue neutral) => UnknownMembers.Value(neutral.Type, origin),
        (DimensionValue, _) or (_, DimensionValue) => new UnknownValue($"{left.Describe()} {op} {right.Describe()}", origin),
        _ => new UnsupportedValue($"{left.Describe()} {op} {right.Describe()}", origin),
    };

    /// <summary>Arithmetic that may throw in the evaluated program.</summary>
    private Value Arithmetic(System.Func<Value> compute, System.Func<string> what, int origin)
    {
        try
        {
            return compute();
        }
        catch (System.ArithmeticException exception)
        {
            throw Failed(exception, what(), origin);
        }
    }

    private EvaluationException Failed(System.ArithmeticException exception, string what, int origin) =>
        Throw(exception, origin, exception is System.DivideByZeroException ? "division by zero" : $"{what} overflows");

    private static bool IsDelegate(Value value) => value is FunctionValue or MethodGroupValue or CombinedValue or NativeFunctionValue;

    private Value Combined(IrBinaryOperator op, Value left, Value right, int origin) => op switch
    {
        IrBinaryOperator.Add when IsNull(left) => right,
        IrBinaryOperator.Add when IsNull(right) => left,
        IrBinaryOperator.Add => new CombinedValue([left, right]),
        IrBinaryOperator.Equals or IrBinaryOperator.NotEquals when IsNull(left) || IsNull(right) || ReferenceEquals(left, right) => new ScalarValue((op == IrBinaryOperator.Equals) == ReferenceEquals(left, right)),
        IrBinaryOperator.Equals or IrBinaryOperator.NotEquals => new ScalarValue((op == IrBinaryOperator.Equals) == AreOne(left, right, origin)),
        IrBinaryOperator.Subtract when IsNull(left) || IsNull(right) => left,
        IrBinaryOperator.Subtract => Without(left, right, origin),
        _ => throw Stop(FindingKind.UnsupportedConstruct, origin, $"the operator {op} on delegates"),
    };

    /// <summary>Delegates of one method and one object are equal; whether two made from one lambda are is not promised.</summary>
    private bool AreOne(Value left, Value right, int origin) => (left, right) switch
    {
        _ when ReferenceEquals(left, right) => true,
        (MethodGroupValue a, MethodGroupValue b) => a.Method == b.Method && (a.Target is null ? b.Target is null : b.Target is not null && Equality.AreIdentical(this, a.Target, b.Target, origin)),
        (FunctionValue a, FunctionValue b) when a.Method.Id == b.Method.Id => throw Stop(FindingKind.UnsupportedConstruct, origin, "whether two delegates of one lambda are equal"),
        (CombinedValue a, CombinedValue b) => a.Functions.Count == b.Functions.Count && a.Functions.Zip(b.Functions, (f, g) => AreOne(f, g, origin)).All(static same => same),
        _ => false,
    };

    /// <summary>The last occurrence of the functions is taken out.</summary>
    private Value Without(Value left, Value right, int origin)
    {
        var all = new CombinedValue([left]).Functions;
        var gone = new CombinedValue([right]).Functions;
        for (var start = all.Count - gone.Count; start >= 0; start--)
        {
            if (!gone.Select((f, i) => AreOne(f, all[start + i], origin)).All(static same => same))
                continue;
            var rest = all.Take(start).Concat(all.Skip(start + gone.Count)).ToArray();
            return rest.Length == 0 ? ScalarValue.Null : rest.Length == 1 ? rest[0] : new CombinedValue(rest);
        }
        return left;
    }

    private Value TensorOperator(IrBinaryOperator op, Value left, Value right, int origin)
    {
        if (op is IrBinaryOperator.Equals or IrBinaryOperator.NotEquals && (IsNull(left) || IsNull(right)))
            return new ScalarValue(op == IrBinaryOperator.NotEquals);
        var symbol = op switch
        {
            IrBinaryOperator.Add => "+",
            IrBinaryOperator.Subtract => "-",
            IrBinaryOperator.Multiply => "*",
            IrBinaryOperator.Divide => "/",
            IrBinaryOperator.Remainder => "%",
            IrBinaryOperator.Less => "<",
            IrBinaryOperator.LessOrEqual => "<=",
            IrBinaryOperator.Greater => ">",
            IrBinaryOperator.GreaterOrEqual => ">=",
            IrBinaryOperator.Equals => "==",
            IrBinaryOperator.NotEquals => "!=",
            IrBinaryOperator.And => "&",
            IrBinaryOperator.Or => "|",
            IrBinaryOperator.ExclusiveOr => "^",
            _ => throw Stop(FindingKind.UnknownMember, origin, $"the operator {op} on tensors"),
        };
        return catalogue.Arithmetic(this, symbol, left, right, origin);
    }

    private Value EvaluateUnary(IrUnary unary, Frame frame, Scope scope)
    {
        var operand = Evaluate(unary.Operand, frame, scope);
        if (operand is UnknownValue)
            return operand;
        if (operand is TensorValue && unary.Operator == IrUnaryOperator.Minus)
            return catalogue.Arithmetic(this, "*", operand, new ScalarValue(-1), unary.Origin);
        if (operand is TensorValue { Node: var node } && unary.Operator == IrUnaryOperator.BitwiseNot)
            return Append(new Activation("bitwise_not", false, Call.Method("bitwise_not")), unary.Origin, node);
        if (operand is TrainingFlag flag && unary.Operator == IrUnaryOperator.Not)
            return new TrainingFlag(!flag.IsNegated);
        if (unary.Method is { } method && operand is ScalarValue)
            return AskCatalogue(() => catalogue.Call(this, method, null, [new("value", operand, unary.Origin)], false, unary.Origin), method.Name, unary.Origin);
        if (operand is EnumValue { Number: { } number } member && unary.Operator == IrUnaryOperator.BitwiseNot)
        {
            var type = NumberConversion.TypeOf(number);
            var flipped = (ScalarValue)Numbers.Apply(unary.Operator, Numbers.To(operand, NumberConversion.Promoted(type)))!;
            return EnumOf(member.Type, Numbers.To(flipped, type) is ScalarValue { Object: { } back } ? back : number);
        }
        return Arithmetic(() => Numbers.Apply(unary.Operator, operand, unary.IsChecked) ?? throw Stop(FindingKind.UnsupportedConstruct, unary.Origin, $"the operator {unary.Operator} on {operand.Describe()}"), () => $"-{operand.Describe()}", unary.Origin);
    }

    private Value EvaluateUpdate(IrExpression expression, Frame frame, Scope scope)
    {
        switch (expression)
        {
            case IrCompoundAssign compound:
            {
                var place = Locate(compound.Target, frame, scope);
                var current = ObjectValue.Copied(ValueOf(place));
                var operand = Evaluate(compound.Value, frame, scope);
                var value = compound.Method is { IsUser: true } own
                    ? Dispatch(own, null, [new("left", current, compound.Origin), new("right", operand, compound.Origin)], false, compound.Origin, TypesOf(own, null, frame))
                    : Updated(compound, current, operand);
                Write(place, value);
                return value;
            }
            case IrIncrement increment:
            {
                var place = Locate(increment.Target, frame, scope);
                var current = ObjectValue.Copied(ValueOf(place));
                var next = increment.Method is { } own
                    ? Dispatch(own, null, [new("value", current, increment.Origin)], false, increment.Origin, TypesOf(own, null, frame))
                    : Arithmetic(
                        () => Numbers.Increment(Known(current, increment.Origin, "an increment"), increment.By, increment.IsChecked) ?? throw Stop(FindingKind.UnsupportedConstruct, increment.Origin, $"{current.Describe()} cannot be incremented"),
                        () => "an increment", increment.Origin);
                Write(place, next);
                return increment.IsPostfix ? current : next;
            }
            case IrCoalesceAssign coalesce:
            {
                var place = Locate(coalesce.Target, frame, scope);
                var current = Known(ValueOf(place), coalesce.Origin, "??=");
                if (!IsNull(current))
                    return current;
                var value = Evaluate(coalesce.Value, frame, scope);
                Write(place, value);
                return value;
            }
            default:
                throw Stop(FindingKind.UnsupportedConstruct, expression.Origin, expression.GetType().Name);
        }
    }

    private Value ValueOf(Place place) => InMode(place.Value);

    /// <summary>The operator is computed in the type of the operand, and its result converted back to that of the variable.</summary>
    private Value Updated(IrCompoundAssign compound, Value current, Value operand)
    {
        if (compound.Method is { } method && current is not (UnknownValue or TensorValue))
            return OperatorOf(method, compound.Operator, current, operand, compound.Origin);
        // A shift is computed in the type of what is shifted.
        var computed = compound.Computed == IrNumeric.None && current is ScalarValue { Object: { } shifted } ? NumberConversion.Promoted(NumberConversion.TypeOf(shifted)) : compound.Computed;
        var result = Apply(compound.Operator, Numbers.To(current, computed), operand, compound.Type == IrNumeric.String ? IrNumeric.String : compound.Computed, compound.Origin, compound.IsChecked);
        if (compound.Enum is { } type && result is ScalarValue { Object: { } number })
            return EnumOf(type, number);
        return Arithmetic(() => Numbers.To(result, compound.Type, compound.IsChecked), () => "an assignment", compound.Origin);
    }
}
