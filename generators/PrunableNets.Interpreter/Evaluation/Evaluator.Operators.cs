using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;
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
        switch (binary.Operator)
        {
            case IrBinaryOperator.ConditionalAnd:
                return Truth(left, binary.Left.Origin) ? Evaluate(binary.Right, frame, scope) : left;
            case IrBinaryOperator.ConditionalOr:
                return Truth(left, binary.Left.Origin) ? left : Evaluate(binary.Right, frame, scope);
            default:
                return Apply(binary.Operator, left, Evaluate(binary.Right, frame, scope), binary.Type, binary.Origin);
        }
    }

    private Value Apply(IrBinaryOperator op, Value left, Value right, IrNumeric type, int origin)
    {
        if (left is TensorValue || right is TensorValue)
            return TensorOperator(op, left, right, origin);
        if (left is UnknownValue)
            return left;
        if (right is UnknownValue)
            return right;
        try
        {
            return Numbers.Apply(op, left, right, type) ?? new UnknownValue($"{left.Describe()} {op} {right.Describe()}", origin);
        }
        catch (System.DivideByZeroException)
        {
            throw Stop(FindingKind.Throws, origin, "division by zero");
        }
        catch (System.OverflowException)
        {
            throw Stop(FindingKind.Throws, origin, $"{left.Describe()} {op} {right.Describe()} overflows");
        }
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
            return Append(new Activation("bitwise_not", false, "{0}.bitwise_not()"), unary.Origin, node);
        if (operand is TrainingFlag flag && unary.Operator == IrUnaryOperator.Not)
            return new TrainingFlag(!flag.IsNegated);
        return Numbers.Apply(unary.Operator, operand) ?? throw Stop(FindingKind.UnsupportedConstruct, unary.Origin, $"the operator {unary.Operator} on {operand.Describe()}");
    }

    private Value EvaluateUpdate(IrExpression expression, Frame frame, Scope scope)
    {
        switch (expression)
        {
            case IrCompoundAssign compound:
            {
                var (place, at) = Once(compound.Target, frame, scope);
                var current = Evaluate(place, frame, at);
                var value = Numbers.Convert(Apply(compound.Operator, current, Evaluate(compound.Value, frame, scope), compound.Type, compound.Origin), compound.Type);
                return Assign(place, value, frame, at);
            }
            case IrIncrement increment:
            {
                var (place, at) = Once(increment.Target, frame, scope);
                var current = Evaluate(place, frame, at);
                var next = Numbers.Increment(current, increment.By) ?? throw Stop(FindingKind.UnknownValue, increment.Origin, $"{current.Describe()} cannot be incremented");
                Assign(place, next, frame, at);
                return increment.IsPostfix ? current : next;
            }
            case IrCoalesceAssign coalesce:
            {
                var (place, at) = Once(coalesce.Target, frame, scope);
                var current = Known(Evaluate(place, frame, at), coalesce.Origin, "??=");
                return IsNull(current) ? Assign(place, Evaluate(coalesce.Value, frame, scope), frame, at) : current;
            }
            default:
                throw Stop(FindingKind.UnsupportedConstruct, expression.Origin, expression.GetType().Name);
        }
    }
}
