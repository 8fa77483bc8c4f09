using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Expressions.</content>
internal sealed partial class BodyLowerer
{
    public IrExpression Expression(IOperation operation) => program.Nested(operation, LoweredExpression);

    private IrExpression LoweredExpression(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Constant(Origin(operation), operation.Type, constant);
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Expression(parenthesized.Operand);
            case ILocalReferenceOperation local:
                return local.IsDeclaration ? Declared(local) : new IrLocal(Origin(operation), program.Slot(local.Local), local.Local.Name);
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
            case IArrayElementReferenceOperation element:
                return new IrElement(Origin(operation), Expression(element.ArrayReference), Expression(element.Indices[0])) { Others = element.Indices.Skip(1).Select(Expression).ToEquatable() };
            case IImplicitIndexerReferenceOperation element:
                return new IrElement(Origin(operation), Expression(element.Instance), Expression(element.Argument));
            case IInvocationOperation invocation:
                return Call(invocation);
            case IObjectCreationOperation creation:
                return New(creation);
            case ITypeParameterObjectCreationOperation { Type: { } made } creation:
                return Made(creation, TypeOf(made), null, EquatableArray<IrArgument>.Empty, creation.Initializer);
            case IAnonymousObjectCreationOperation creation:
                return Anonymous(creation);
            case ITypeOfOperation named:
                return new IrTypeOf(Origin(operation), TypeOf(named.TypeOperand));
            case IWithOperation copy:
                return With(copy);
            case IDelegateCreationOperation creation:
                return Expression(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Function(lambda, lambda.Symbol, lambda.Body);
            case IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation handled }:
                return Interpolation(handled, operation.Parent is IArgumentOperation { Parent: IInvocationOperation call } && IsInvariantText(call));
            case IMethodReferenceOperation group:
                return MethodGroup(group);
            case IConversionOperation conversion:
                return Conversion(conversion);
            case IAssignmentOperation or IIncrementOrDecrementOperation:
                return Assignment(operation);
            case IBinaryOperation or IUnaryOperation or IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation or IConditionalAccessInstanceOperation or ITupleBinaryOperation:
                return Operator(operation);
            case IArrayCreationOperation or IArrayInitializerOperation or ICollectionExpressionOperation or ISpreadOperation:
                return Array(operation);
            case ITupleOperation tuple:
                return new IrTuple(Origin(operation), tuple.Elements.Select(Expression).ToEquatable());
            case IDeclarationExpressionOperation declaration:
                return Target(declaration);
            case IInterpolatedStringOperation text:
                return Interpolation(text, false);
            case IIsTypeOperation test:
                IrPattern type = new IrTypePattern(TypeOf(test.TypeOperand), -1, false);
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
                if (operation.Type is { } defaulted)
                    program.ReachArgument(defaulted);
                return operation.Type is null ? new IrLiteral(Origin(operation), null) : SymbolNames.Default(Origin(operation), operation.Type);
            case ITranslatedQueryOperation query:
                return Expression(query.Operation);
            case { Syntax: StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } }:
                return Elements(operation, initializer);
            case { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } }:
                return Elements(operation, initializer);
            case IInvalidOperation:
                return Refused(operation, "code that does not compile");
            default:
                return Refused(operation, $"an expression of kind {operation.Kind}");
        }
    }

    /// <summary>A variable that is declared where it is assigned; a struct or a tuple can be assigned member by member.</summary>
    private IrDeclareTarget Declared(ILocalReferenceOperation local) => new(Origin(local), program.Slot(local.Local))
    {
        Name = local.Local.Name,
        Initial = local.Type is { IsValueType: true } type && (type.IsTupleType || SymbolNames.IsUser(type)) ? SymbolNames.Default(Origin(local), type) : null,
    };

    private IrExpression Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        var origin = Origin(reference);
        var target = reference.Instance is null ? null : Expression(reference.Instance);
        if (field.ContainingType.IsTupleType)
            return new IrField(origin, target, "tuple", (field.CorrespondingTupleField ?? field).Name);
        var property = field.AssociatedSymbol as IPropertySymbol;
        if (!SymbolNames.IsUser(property ?? (ISymbol)field))
            return new IrProperty(origin, target, SymbolNames.Type(field.ContainingType), field.Name, EquatableArray<IrArgument>.Empty);
        return Stored(origin, target, property ?? (ISymbol)field);
    }

    /// <summary>A field, or the one behind a property; each closed generic type has statics of its own.</summary>
    private IrField Stored(int origin, IrExpression? target, ISymbol member)
    {
        program.Reach(member.ContainingType);
        program.ReachArgument(member.ContainingType);
        return new IrField(origin, target, target is null ? SymbolNames.Full(member.ContainingType) : SymbolNames.Type(member.ContainingType), member.Name);
    }

    /// <summary>A parameter of a primary constructor is read where the object keeps it.</summary>
    private IrExpression Parameter(int origin, IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false } constructor && program.IsPrimary(constructor)
            ? new IrField(origin, new IrThis(origin), SymbolNames.Type(parameter.ContainingType), IrMethod.Captured(parameter.Name))
            : new IrLocal(origin, program.Slot(parameter), parameter.Name);

    private IrExpression Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var origin = Origin(reference);
        if (property.ContainingType.IsAnonymousType)
            return new IrField(origin, Expression(reference.Instance!), "anonymous", property.Name);
        var target = reference.Instance is null ? null : Receiver(reference.Instance);
        var arguments = reference.Arguments.Select(Argument).ToEquatable();
        if (!SymbolNames.IsUser(property))
            return new IrProperty(origin, target, SymbolNames.Type(property.ContainingType), property.IsIndexer ? "this[]" : property.Name, arguments);
        program.Reach(property.ContainingType);
        var isBaseCall = reference.Instance?.Syntax is BaseExpressionSyntax;
        var isFixed = isBaseCall || !(property.IsVirtual || property.IsAbstract || property.IsOverride || property.ContainingType.TypeKind == TypeKind.Interface);
        if (AutoAccessors.IsAuto(property.OriginalDefinition) && isFixed)
            return Stored(origin, target, property);
        return new IrAccessor(origin, target, Accessor(property, static p => p.GetMethod), Accessor(property, static p => p.SetMethod), arguments, isBaseCall)
        {
            Constraint = reference.ConstrainedToType is { } constraint ? TypeOf(constraint) : null,
        };
    }

    /// <summary>The accessor, in the nearest base class that has one: an override may leave one out.</summary>
    private IrMethodReference? Accessor(IPropertySymbol property, System.Func<IPropertySymbol, IMethodSymbol?> select)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
            if (select(current) is { } accessor)
                return Reference(accessor);
        return null;
    }

    private IrExpression MethodGroup(IMethodReferenceOperation group)
    {
        if (group.Method.MethodKind == MethodKind.LocalFunction)
            return new IrLocal(Origin(group), program.Slot(group.Method.OriginalDefinition), group.Method.Name);
        var target = group.Instance is null ? null
            : group.Instance.Type is { IsValueType: true } ? new IrCopy(Origin(group), Expression(group.Instance))
            : Expression(group.Instance);
        return new IrMethodGroup(Origin(group), target, Reference(group.Method.ReducedFrom ?? group.Method), group.Method.Parameters.Select(static p => p.Name).ToEquatable());
    }

    private IrInterpolation Interpolation(IInterpolatedStringOperation text, bool isInvariant) =>
        new(Origin(text), text.Parts.Select(InterpolationPart).ToEquatable()) { IsInvariant = isInvariant };

    private IrExpression InterpolationPart(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Expression(text.Text),
        IInterpolationOperation { FormatString: null, Alignment: null } hole => Expression(hole.Expression),
        IInterpolationOperation hole => new IrFormatted(Origin(hole), Expression(hole.Expression), (int?)hole.Alignment?.ConstantValue.Value ?? 0, hole.FormatString?.ConstantValue.Value as string),
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: var given } append } => new IrFormatted(
            Origin(append), Expression(given[0].Value), given.FirstOrDefault(static a => a.Parameter?.Name == "alignment")?.Value.ConstantValue.Value as int? ?? 0,
            given.FirstOrDefault(static a => a.Parameter?.Name == "format")?.Value.ConstantValue.Value as string),
        _ => Refused(part, "a part of an interpolated string"),
    };

    private IrExpression Array(IOperation operation)
    {
        switch (operation)
        {
            case ISpreadOperation spread:
                return new IrSpread(Origin(operation), Expression(spread.Operand));
            case ICollectionExpressionOperation { Type: { } type } collection:
                var elements = new IrArray(Origin(operation), collection.Elements.Select(Expression).ToEquatable(), SymbolNames.Full(type));
                // A container of modules is more than its items, and so is a set.
                return type is INamedTypeSymbol { TypeKind: TypeKind.Class } container && container.Name != "List"
                    ? new IrNew(Origin(operation), SymbolNames.Full(container), null, new[] { new IrArgument("collection", 0, elements) }.ToEquatable(), program.NewSlot(), EquatableArray<IrExpression>.Empty)
                    : elements;
            case IArrayInitializerOperation nested:
                return new IrArray(Origin(operation), nested.ElementValues.Select(Expression).ToEquatable(), "[]");
            case IArrayCreationOperation { Initializer: { } initializer, Type: { } type }:
                return new IrArray(Origin(operation), initializer.ElementValues.Select(Expression).ToEquatable(), SymbolNames.Full(type));
            case IArrayCreationOperation { Type: IArrayTypeSymbol type } array:
                program.ReachArgument(type.ElementType);
                return new IrNewArray(Origin(operation), array.DimensionSizes.Select(Expression).ToEquatable(), SymbolNames.Default(Origin(operation), type.ElementType), SymbolNames.Full(type));
            default:
                return Refused(operation, $"an expression of kind {operation.Kind}");
        }
    }

    /// <summary><c>stackalloc</c>, of which the compiler tells no more than its syntax.</summary>
    private IrExpression Elements(IOperation operation, InitializerExpressionSyntax initializer)
    {
        var elements = initializer.Expressions.Select(e => operation.SemanticModel?.GetOperation(e)).ToArray();
        return elements.All(static e => e is not null) ? new IrArray(Origin(operation), elements.Select(e => Expression(e!)).ToEquatable(), "[]") : Refused(operation, "code that does not compile");
    }

    private IrLambda Function(IOperation operation, IMethodSymbol symbol, IBlockOperation? body)
    {
        var inner = new BodyLowerer(program) { ReturnsReference = symbol.ReturnsByRef || symbol.ReturnsByRefReadonly };
        var origin = Origin(operation);
        var block = body is null ? new IrUnsupportedStatement(origin, "a local function without a body") : inner.Statement(body);
        return new IrLambda(origin, new IrMethod($"{symbol.Name}@{origin}", "", symbol.Name.Length == 0 ? "lambda" : symbol.Name, symbol.IsStatic, Parameters(symbol, origin), null, block, inner.Yields)
        {
            TypeParameters = symbol.TypeParameters.Select(SymbolNames.Parameter).ToEquatable(),
        });
    }
}
