using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Operators and assignments.</content>
internal sealed partial class BodyLowerer
{
    /// <summary>Slots of the receivers of <c>?.</c>, innermost on top.</summary>
    private readonly Stack<int> receivers = new();

    private IrExpression Operator(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorMethod: { } own } binary when SymbolNames.IsUser(own.ContainingType):
                return OwnOperator(operation, own, binary.LeftOperand, binary.RightOperand);
            case IBinaryOperation binary when Binary(binary.OperatorKind) is { } kind:
                return new IrBinary(Origin(operation), kind, Expression(binary.LeftOperand), Expression(binary.RightOperand), SymbolNames.Numeric(binary.Type));
            case IUnaryOperation { OperatorMethod: { } own } unary when SymbolNames.IsUser(own.ContainingType):
                return OwnOperator(operation, own, unary.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat:
                return new IrFromEnd(Origin(operation), Expression(hat.Operand));
            case IUnaryOperation unary when Unary(unary.OperatorKind) is { } kind:
                return new IrUnary(Origin(operation), kind, Expression(unary.Operand));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return new IrConditional(Origin(operation), Expression(conditional.Condition), Expression(conditional.WhenTrue), Expression(otherwise));
            case ICoalesceOperation coalesce:
                return new IrCoalesce(Origin(operation), Expression(coalesce.Value), Expression(coalesce.WhenNull));
            case IConditionalAccessOperation access:
                var receiver = Expression(access.Operation);
                var slot = program.NewSlot();
                receivers.Push(slot);
                var whenNotNull = Expression(access.WhenNotNull);
                receivers.Pop();
                return new IrConditionalAccess(Origin(operation), receiver, slot, whenNotNull);
            case IConditionalAccessInstanceOperation when receivers.Count > 0:
                return new IrLocal(Origin(operation), receivers.Peek(), "the receiver of ?.");
            default:
                return Refused(operation, $"an operator of kind {operation.Kind}");
        }
    }

    /// <summary>An operator of the user's is a call; one that the compiler makes, of records, has no body to follow.</summary>
    private IrExpression OwnOperator(IOperation operation, IMethodSymbol own, params IOperation[] operands)
    {
        if (own.IsImplicitlyDeclared || own.DeclaringSyntaxReferences.Length == 0)
            return Refused(operation, "equality of records");
        program.Reach(own);
        var arguments = operands.Select((o, i) => new IrArgument(own.Parameters[i].Name, i, Expression(o))).ToEquatable();
        return new IrCall(Origin(operation), null, SymbolNames.Method(own, true), arguments, false);
    }

    private IrExpression Assignment(IOperation operation)
    {
        switch (operation)
        {
            case ICompoundAssignmentOperation { OperatorMethod: { } own } when SymbolNames.IsUser(own.ContainingType):
                return Refused(operation, "an assignment with an operator of your own");
            case IIncrementOrDecrementOperation { OperatorMethod: { } own } when SymbolNames.IsUser(own.ContainingType):
                return Refused(operation, "an assignment with an operator of your own");
            case ISimpleAssignmentOperation { IsRef: false } simple:
                return new IrAssign(Origin(operation), Target(simple.Target), Expression(simple.Value));
            case ICompoundAssignmentOperation compound when Binary(compound.OperatorKind) is { } kind:
                return new IrCompoundAssign(Origin(operation), Target(compound.Target), kind, Expression(compound.Value), SymbolNames.Numeric(compound.Type));
            case ICoalesceAssignmentOperation coalesce:
                return new IrCoalesceAssign(Origin(operation), Target(coalesce.Target), Expression(coalesce.Value));
            case IDeconstructionAssignmentOperation deconstruction:
                return new IrDeconstruct(Origin(operation), Targets(deconstruction.Target), Expression(deconstruction.Value));
            case IIncrementOrDecrementOperation step:
                return new IrIncrement(Origin(operation), Target(step.Target), step.Kind == OperationKind.Increment ? 1 : -1, step.IsPostfix);
            default:
                return Refused(operation, $"an assignment of kind {operation.Kind}");
        }
    }

    /// <summary>A struct of which there are no copies yet: in its constructor or in an initializer.</summary>
    private static bool IsMade(IOperation instance) => instance is IInstanceReferenceOperation reference
        && (reference.ReferenceKind == InstanceReferenceKind.ImplicitReceiver
            || instance.SemanticModel?.GetEnclosingSymbol(instance.Syntax.SpanStart) is IMethodSymbol { MethodKind: MethodKind.Constructor });

    /// <summary>What is assigned to: never a constant, even where the current value is one.</summary>
    private IrExpression Target(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        ITupleOperation tuple => new IrDeconstruct(Origin(target), Targets(tuple), new IrLiteral(Origin(target), null)),
        IMemberReferenceOperation { Instance: { Type: { IsValueType: true, IsTupleType: false } type } instance } when SymbolNames.IsUser(type) && !IsMade(instance) =>
            Refused(target, "a change of a struct; make a new one"),
        IDiscardOperation => new IrDeclareTarget(Origin(target), program.NewSlot()),
        _ => Expression(target),
    };

    private EquatableArray<IrExpression?> Targets(IOperation target) => target switch
    {
        ITupleOperation tuple => tuple.Elements.Select(e => e is IDiscardOperation ? null : (IrExpression?)Target(e)).ToEquatable(),
        IDeclarationExpressionOperation declaration => Targets(declaration.Expression),
        _ => new IrExpression?[] { Target(target) }.ToEquatable(),
    };

    private static IrBinaryOperator? Binary(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => IrBinaryOperator.Add,
        BinaryOperatorKind.Subtract => IrBinaryOperator.Subtract,
        BinaryOperatorKind.Multiply => IrBinaryOperator.Multiply,
        BinaryOperatorKind.Divide => IrBinaryOperator.Divide,
        BinaryOperatorKind.Remainder => IrBinaryOperator.Remainder,
        BinaryOperatorKind.LeftShift => IrBinaryOperator.LeftShift,
        BinaryOperatorKind.RightShift => IrBinaryOperator.RightShift,
        BinaryOperatorKind.And => IrBinaryOperator.And,
        BinaryOperatorKind.Or => IrBinaryOperator.Or,
        BinaryOperatorKind.ExclusiveOr => IrBinaryOperator.ExclusiveOr,
        BinaryOperatorKind.ConditionalAnd => IrBinaryOperator.ConditionalAnd,
        BinaryOperatorKind.ConditionalOr => IrBinaryOperator.ConditionalOr,
        BinaryOperatorKind.Equals => IrBinaryOperator.Equals,
        BinaryOperatorKind.NotEquals => IrBinaryOperator.NotEquals,
        BinaryOperatorKind.LessThan => IrBinaryOperator.Less,
        BinaryOperatorKind.LessThanOrEqual => IrBinaryOperator.LessOrEqual,
        BinaryOperatorKind.GreaterThan => IrBinaryOperator.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => IrBinaryOperator.GreaterOrEqual,
        _ => null,
    };

    private static IrUnaryOperator? Unary(UnaryOperatorKind kind) => kind switch
    {
        UnaryOperatorKind.Plus => IrUnaryOperator.Plus,
        UnaryOperatorKind.Minus => IrUnaryOperator.Minus,
        UnaryOperatorKind.Not => IrUnaryOperator.Not,
        UnaryOperatorKind.BitwiseNegation => IrUnaryOperator.BitwiseNot,
        _ => null,
    };
}
