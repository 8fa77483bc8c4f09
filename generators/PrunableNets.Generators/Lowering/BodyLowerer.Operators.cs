using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
                return binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr ? Refused(operation, "&& and || of your own operators")
                    : own.IsImplicitlyDeclared || own.DeclaringSyntaxReferences.Length == 0 ? RecordEquality(binary)
                    : binary.IsLifted && own.ReturnType.SpecialType == SpecialType.System_Boolean ? Refused(operation, "a comparison of your own on values that may be null")
                    : OwnOperator(operation, own, binary.LeftOperand, binary.RightOperand) with { IsLifted = binary.IsLifted };
            case IBinaryOperation binary when Binary(binary.OperatorKind) is { } kind:
                return new IrBinary(Origin(operation), kind, Expression(binary.LeftOperand), Expression(binary.RightOperand), SymbolNames.Numeric(binary.Type))
                {
                    IsChecked = binary.IsChecked,
                    Enum = EnumOf(binary.Type),
                    Method = FrameworkOperator(binary.OperatorMethod) ?? IdentityOf(binary),
                };
            case ITupleBinaryOperation tuples:
                return new IrBinary(Origin(operation), tuples.OperatorKind == BinaryOperatorKind.Equals ? IrBinaryOperator.Equals : IrBinaryOperator.NotEquals, Expression(tuples.LeftOperand), Expression(tuples.RightOperand), IrNumeric.Boolean);
            case IUnaryOperation { OperatorMethod: { } own } unary when SymbolNames.IsUser(own.ContainingType):
                return OwnOperator(operation, own, unary.Operand) with { IsLifted = unary.IsLifted };
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat:
                return new IrFromEnd(Origin(operation), Expression(hat.Operand));
            case IUnaryOperation unary when Unary(unary.OperatorKind) is { } kind:
                return new IrUnary(Origin(operation), kind, Expression(unary.Operand)) { IsChecked = unary.IsChecked, Method = FrameworkOperator(unary.OperatorMethod) };
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

    /// <summary>An operator of the user's is a call.</summary>
    private IrCall OwnOperator(IOperation operation, IMethodSymbol own, params IOperation[] operands)
    {
        var arguments = operands.Select((o, i) => new IrArgument(own.Parameters[i].Name, i, Expression(o))).ToEquatable();
        return new IrCall(Origin(operation), null, Reference(own), arguments, false);
    }

    /// <summary>The compiler writes the operators of a record; they ask its <c>Equals</c>.</summary>
    private IrBinary RecordEquality(IBinaryOperation binary) => new(
        Origin(binary), binary.OperatorKind == BinaryOperatorKind.Equals ? IrBinaryOperator.Equals : IrBinaryOperator.NotEquals, Expression(binary.LeftOperand), Expression(binary.RightOperand), IrNumeric.Boolean)
    {
        Method = new IrMethodReference("", "record", "Equals", false),
    };

    /// <summary>Objects without an operator of their own are compared by what they are, also where they are boxed numbers.</summary>
    private static IrMethodReference? IdentityOf(IBinaryOperation binary) =>
        binary is { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, LeftOperand.Type.SpecialType: SpecialType.System_Object, RightOperand.Type.SpecialType: SpecialType.System_Object }
            ? new IrMethodReference("", "reference", "Equals", false)
            : null;

    private string? EnumOf(ITypeSymbol? type)
    {
        if (Unwrapped(type) is not INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
            return null;
        program.Reach(enumeration);
        return SymbolNames.Type(enumeration);
    }

    /// <summary>An operator of a framework type that is no number of C#'s: <c>BigInteger</c>, <c>TimeSpan</c>.</summary>
    private static IrMethodReference? FrameworkOperator(IMethodSymbol? method) =>
        method is { ContainingType: { } type } && IsPlain(type) && !SymbolNames.IsUser(type) ? SymbolNames.Method(method, false) : null;

    private IrExpression Assignment(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation simple:
                return new IrAssign(Origin(operation), Target(simple.Target), simple.IsRef ? new IrReference(Origin(operation), Target(simple.Value)) : Expression(simple.Value), simple.IsRef);
            case ICompoundAssignmentOperation { OperatorMethod: { ReturnsVoid: false } own } compound when SymbolNames.IsUser(own.ContainingType):
                return new IrCompoundAssign(Origin(operation), Target(compound.Target), IrBinaryOperator.Add, Expression(compound.Value), IrNumeric.None) { Method = Reference(own) };
            case ICompoundAssignmentOperation compound when Binary(compound.OperatorKind) is { } kind:
                return new IrCompoundAssign(Origin(operation), Target(compound.Target), kind, Expression(compound.Value), SymbolNames.Numeric(compound.Type))
                {
                    Computed = kind is IrBinaryOperator.LeftShift or IrBinaryOperator.RightShift or IrBinaryOperator.UnsignedRightShift ? IrNumeric.None : SymbolNames.Numeric(compound.Value.Type),
                    IsChecked = compound.IsChecked,
                    Method = FrameworkOperator(compound.OperatorMethod),
                    Enum = EnumOf(compound.Type),
                };
            case ICoalesceAssignmentOperation coalesce:
                return new IrCoalesceAssign(Origin(operation), Target(coalesce.Target), Expression(coalesce.Value));
            case IDeconstructionAssignmentOperation deconstruction:
                return new IrDeconstruct(Origin(operation), Targets(deconstruction.Target), Expression(deconstruction.Value)) { Method = Deconstruction(deconstruction) };
            case IIncrementOrDecrementOperation { OperatorMethod: { ReturnsVoid: false } own } step when SymbolNames.IsUser(own.ContainingType):
                return new IrIncrement(Origin(operation), Target(step.Target), 0, step.IsPostfix) { Method = Reference(own) };
            case IIncrementOrDecrementOperation { OperatorMethod: null } step:
                return new IrIncrement(Origin(operation), Target(step.Target), step.Kind == OperationKind.Increment ? 1 : -1, step.IsPostfix) { IsChecked = step.IsChecked };
            case IIncrementOrDecrementOperation step when step.Target.Type?.SpecialType == SpecialType.System_Decimal:
                return new IrIncrement(Origin(operation), Target(step.Target), step.Kind == OperationKind.Increment ? 1 : -1, step.IsPostfix);
            default:
                return Refused(operation, $"an assignment of kind {operation.Kind}");
        }
    }

    private IrDeconstruction? Deconstruction(IDeconstructionAssignmentOperation assignment) => assignment.Syntax switch
    {
        AssignmentExpressionSyntax syntax => Deconstruction(assignment.SemanticModel!.GetDeconstructionInfo(syntax)),
        _ => null,
    };

    private IrDeconstruction? Deconstruction(DeconstructionInfo info) => info.Nested.Any(static n => n.Method is not null && SymbolNames.IsUser(n.Method.ContainingType))
        ? new IrDeconstruction(null, EquatableArray<IrRecordMember>.Empty)
        : Deconstruction(info.Method);

    /// <summary>How a value comes apart that is no tuple; what the framework takes apart is a tuple here.</summary>
    private IrDeconstruction? Deconstruction(IMethodSymbol? method)
    {
        if (method is null || !SymbolNames.IsUser(method.ContainingType))
            return null;
        return method.IsImplicitlyDeclared || method.DeclaringSyntaxReferences.Length == 0
            ? new IrDeconstruction(null, RecordMembers.Positional(method.ContainingType, method, program))
            : new IrDeconstruction(Reference(method.ReducedFrom ?? method), EquatableArray<IrRecordMember>.Empty);
    }

    /// <summary>What is assigned to: never a constant, even where the current value is one.</summary>
    private IrExpression Target(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => Target(declaration.Expression),
        ITupleOperation tuple => new IrDeconstruct(Origin(target), Targets(tuple), new IrLiteral(Origin(target), null)),
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
        BinaryOperatorKind.UnsignedRightShift => IrBinaryOperator.UnsignedRightShift,
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
