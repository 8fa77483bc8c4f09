using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Expressions.</content>
internal sealed partial class BodyLowerer
{
    public IrExpression Expression(IOperation operation)
    {
        program.Cancellation.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Constant(Origin(operation), operation.Type, constant);
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Expression(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return local.IsDeclaration ? new IrDeclareTarget(Origin(operation), program.Slot(local.Local)) : new IrLocal(Origin(operation), program.Slot(local.Local), local.Local.Name);
            case IParameterReferenceOperation parameter:
                return Parameter(Origin(operation), parameter.Parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } when initialized.Count > 0:
                return new IrLocal(Origin(operation), initialized.Peek(), "the new object");
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput }:
                return new IrLocal(Origin(operation), matched.Peek(), "the value of a pattern");
            case IInstanceReferenceOperation:
                return new IrThis(Origin(operation));
            case IFieldReferenceOperation field:
                return Field(field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return new IrElement(Origin(operation), Expression(element.ArrayReference), Expression(element.Indices[0]));
            // An array of several dimensions is one of arrays.
            case IArrayElementReferenceOperation element:
                return element.Indices.Aggregate(Expression(element.ArrayReference), (array, index) => new IrElement(Origin(operation), array, Expression(index)));
            case IImplicitIndexerReferenceOperation element:
                return new IrElement(Origin(operation), Expression(element.Instance), Expression(element.Argument));
            case IInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return New(creation);
            case IWithOperation copy:
                return With(copy);
            case IDelegateCreationOperation creation:
                return Expression(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Function(lambda, lambda.Symbol, lambda.Body);
            case IMethodReferenceOperation group:
                return MethodGroup(group);
            case IConversionOperation conversion:
                return Conversion(conversion);
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                return Assignment(operation);
            case IBinaryOperation or IUnaryOperation or IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation or IConditionalAccessInstanceOperation:
                return Operator(operation);
            case IArrayCreationOperation or IArrayInitializerOperation or ICollectionExpressionOperation or ISpreadOperation:
                return Array(operation);
            case ITupleOperation tuple:
                return new IrTuple(Origin(operation), tuple.Elements.Select(Expression).ToEquatable());
            case IDeclarationExpressionOperation declaration:
                return Target(declaration);
            case IInterpolatedStringOperation text:
                return new IrInterpolation(Origin(operation), text.Parts.Select(InterpolationPart).ToEquatable());
            case IIsTypeOperation test:
                IrPattern type = new IrTypePattern(SymbolNames.Type(test.TypeOperand), -1, false);
                return new IrIs(Origin(operation), Expression(test.ValueOperand), test.IsNegated ? new IrNotPattern(type) : type);
            case IIsPatternOperation test:
                return new IrIs(Origin(operation), Expression(test.Value), Pattern(test.Pattern));
            case ISwitchExpressionOperation choice:
                return new IrSwitchExpression(Origin(operation), Expression(choice.Value), choice.Arms.Select(a => new IrSwitchArm(Pattern(a.Pattern), a.Guard is null ? null : Expression(a.Guard), Expression(a.Value))).ToEquatable());
            case IRangeOperation range:
                return new IrRange(Origin(operation), range.LeftOperand is null ? null : Expression(range.LeftOperand), range.RightOperand is null ? null : Expression(range.RightOperand));
            case IThrowOperation thrown:
                return new IrThrowExpression(Origin(operation), thrown.Exception is null ? null : Expression(thrown.Exception));
            case IDefaultValueOperation:
                return new IrLiteral(Origin(operation), operation.Type is null ? null : SymbolNames.Default(operation.Type));
            case ITranslatedQueryOperation query:
                return Expression(query.Operation);
            case IInvalidOperation:
                return Refused(operation, "code that does not compile");
            default:
                return Refused(operation, $"an expression of kind {operation.Kind}");
        }
    }

    private IrExpression Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        var origin = Origin(reference);
        var target = reference.Instance is null ? null : Expression(reference.Instance);
        if (field.ContainingType.IsTupleType)
            return new IrField(origin, target, "tuple", (field.CorrespondingTupleField ?? field).Name);
        if (!SymbolNames.IsUser(field))
            return new IrProperty(origin, target, SymbolNames.Type(field.ContainingType), field.Name, EquatableArray<IrArgument>.Empty);
        program.Reach(field.ContainingType);
        return new IrField(origin, target, SymbolNames.Type(field.ContainingType), field.Name);
    }

    /// <summary>A parameter of a primary constructor is read where the object keeps it.</summary>
    private IrExpression Parameter(int origin, IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && program.IsPrimary(constructor)
            ? new IrField(origin, new IrThis(origin), SymbolNames.Type(parameter.ContainingType), IrMethod.Captured(parameter.Name))
            : new IrLocal(origin, program.Slot(parameter), parameter.Name);

    private IrExpression Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var origin = Origin(reference);
        if (reference.Instance?.Type is IArrayTypeSymbol { Rank: > 1 })
            return Refused(reference, $"{property.Name} of an array of several dimensions");
        var target = reference.Instance is null ? null : Expression(reference.Instance);
        var arguments = reference.Arguments.Select(Argument).ToEquatable();
        if (!SymbolNames.IsUser(property))
            return new IrProperty(origin, target, SymbolNames.Type(property.ContainingType), property.IsIndexer ? "this[]" : property.Name, arguments);
        program.Reach(property.ContainingType);
        var isAuto = property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property.OriginalDefinition));
        if (isAuto || property.GetMethod is null)
            return new IrField(origin, target, SymbolNames.Type(property.ContainingType), property.Name);
        program.Reach(property.GetMethod);
        return new IrCall(origin, target, SymbolNames.Method(property.GetMethod, true), arguments, false);
    }

    private IrExpression MethodGroup(IMethodReferenceOperation group)
    {
        if (group.Method.MethodKind == MethodKind.LocalFunction)
            return new IrLocal(Origin(group), program.Slot(group.Method.OriginalDefinition), group.Method.Name);
        program.Reach(group.Method);
        return new IrMethodGroup(Origin(group), group.Instance is null ? null : Expression(group.Instance), SymbolNames.Method(group.Method, SymbolNames.IsUser(group.Method)), group.Method.Parameters.Select(static p => p.Name).ToEquatable());
    }

    private IrExpression Conversion(IConversionOperation conversion)
    {
        if (conversion.OperatorMethod is { } own && SymbolNames.IsUser(own.ContainingType))
            return OwnOperator(conversion, own, conversion.Operand);
        var operand = Expression(conversion.Operand);
        if (conversion.IsTryCast && conversion.Type is { } type)
            return new IrAs(Origin(conversion), operand, SymbolNames.Type(type));
        if (conversion.OperatorMethod is null && conversion.Type?.SpecialType is SpecialType.System_SByte or SpecialType.System_UInt16 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr && SymbolNames.Numeric(conversion.Operand.Type) != IrNumeric.None)
            return Refused(conversion, $"a conversion to {conversion.Type!.ToDisplayString()}");
        // A user-defined conversion (a number to a Scalar or a TensorIndex) and a cast between classes keep the value.
        var numeric = conversion.OperatorMethod is null ? SymbolNames.Numeric(conversion.Type) : IrNumeric.None;
        return numeric is IrNumeric.None or IrNumeric.String or IrNumeric.Boolean ? operand : new IrConvert(Origin(conversion), operand, numeric);
    }

    private IrExpression InterpolationPart(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Expression(text.Text),
        IInterpolationOperation { FormatString: null, Alignment: null } hole => Expression(hole.Expression),
        _ => Refused(part, "a format in an interpolated string"),
    };

    private IrExpression Array(IOperation operation)
    {
        switch (operation)
        {
            case ISpreadOperation spread:
                return new IrSpread(Origin(operation), Expression(spread.Operand));
            case ICollectionExpressionOperation collection:
                var elements = new IrArray(Origin(operation), collection.Elements.Select(Expression).ToEquatable());
                // A container of modules is more than its items.
                return collection.Type is INamedTypeSymbol { ContainingNamespace: { Name: "Modules", ContainingNamespace.Name: "TorchSharp" } } container
                    ? new IrNew(Origin(operation), SymbolNames.Type(container), null, new[] { new IrArgument("modules", 0, elements) }.ToEquatable(), program.NewSlot(), EquatableArray<IrExpression>.Empty)
                    : elements;
            case IArrayInitializerOperation nested:
                return new IrArray(Origin(operation), nested.ElementValues.Select(Expression).ToEquatable());
            case IArrayCreationOperation { Initializer: { } initializer }:
                return new IrArray(Origin(operation), initializer.ElementValues.Select(Expression).ToEquatable());
            case IArrayCreationOperation { DimensionSizes.Length: 1 } array when array.Type is IArrayTypeSymbol { ElementType: var element }:
                return new IrNewArray(Origin(operation), Expression(array.DimensionSizes[0]), new IrLiteral(Origin(operation), SymbolNames.Default(element)));
            default:
                return Refused(operation, "an array of several dimensions");
        }
    }

    private IrLambda Function(IOperation operation, IMethodSymbol symbol, IBlockOperation? body)
    {
        var inner = new BodyLowerer(program);
        var origin = Origin(operation);
        var block = body is null ? new IrUnsupportedStatement(origin, "a local function without a body") : inner.Statement(body);
        return new IrLambda(origin, new IrMethod($"{symbol.Name}@{origin}", "", symbol.Name.Length == 0 ? "lambda" : symbol.Name, symbol.IsStatic, Parameters(symbol, origin), null, block, inner.Yields));
    }
}
