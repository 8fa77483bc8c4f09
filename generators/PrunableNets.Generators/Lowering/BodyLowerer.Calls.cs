using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Calls and object creation.</content>
internal sealed partial class BodyLowerer
{
    /// <summary>Slots of the objects whose initializers are being lowered, innermost on top.</summary>
    private readonly Stack<int> initialized = new();

    private IrArgument Argument(IArgumentOperation argument) =>
        new(argument.Parameter?.Name ?? "", argument.Parameter?.Ordinal ?? 0, ByReference(argument) ?? Expression(argument.Value), DefaultOf(argument))
        {
            IsLeftOut = argument.ArgumentKind == ArgumentKind.DefaultValue || argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues.Length: 0 } },
        };

    private IrLiteral? DefaultOf(IArgumentOperation argument) =>
        argument.Parameter is { HasExplicitDefaultValue: true } parameter ? new IrLiteral(Origin(argument), parameter.ExplicitDefaultValue) : null;

    /// <summary>What the callee writes back through is passed as the variable.</summary>
    private IrReference? ByReference(IArgumentOperation argument) => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref or RefKind.In or RefKind.RefReadOnlyParameter && IsVariable(argument.Value)
        ? new IrReference(Origin(argument), Target(argument.Value))
        : null;

    private IrExpression Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var origin = Origin(call);
        var arguments = call.Arguments.Select(Argument).ToEquatable();
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            program.ReachArguments(method);
            return new IrInvoke(origin, new IrLocal(origin, program.Slot(method.OriginalDefinition), method.Name), arguments) { Generic = method.TypeArguments.Select(SymbolNames.Full).ToEquatable() };
        }
        if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is not null)
            return new IrInvoke(origin, Expression(call.Instance), arguments);
        var isBaseCall = call.Instance?.Syntax is BaseExpressionSyntax || call.Syntax is ConstructorInitializerSyntax;
        var lowered = new IrCall(origin, call.Instance is null ? null : Receiver(call.Instance), Reference(method), arguments, isBaseCall);
        return call.ConstrainedToType is { } constraint ? lowered with { Constraint = TypeOf(constraint) } : lowered;
    }

    /// <summary>The text among the arguments is made for the invariant culture.</summary>
    private static bool IsInvariantText(IInvocationOperation call) => call.TargetMethod is { Name: "Create", ContainingType.SpecialType: SpecialType.System_String }
        && call.Arguments.Any(static a => a.Value is IPropertyReferenceOperation { Property.Name: "InvariantCulture" } or IConversionOperation { Operand: IPropertyReferenceOperation { Property.Name: "InvariantCulture" } });

    /// <summary>A method of a struct works on the variable that holds it, or on a copy where there is none that may change.</summary>
    private IrExpression Receiver(IOperation instance) =>
        instance.Type is { IsValueType: true, TypeKind: not TypeKind.Enum } type && SymbolNames.IsUser(type) && !IsChangeable(instance) ? new IrCopy(Origin(instance), Expression(instance)) : Expression(instance);

    private static bool IsVariable(IOperation operation) => operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
        or IDeclarationExpressionOperation or IDiscardOperation or IInstanceReferenceOperation or IImplicitIndexerReferenceOperation
        or IInvocationOperation { TargetMethod.ReturnsByRef: true } or IPropertyReferenceOperation { Property.ReturnsByRef: true } or IConditionalOperation { IsRef: true };

    private static bool IsChangeable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => local.RefKind != RefKind.RefReadOnly,
        IParameterReferenceOperation { Parameter.RefKind: var kind } => kind is RefKind.None or RefKind.Ref or RefKind.Out,
        IFieldReferenceOperation { Field: var field, Instance: var owner } => (!field.IsReadOnly || IsOwnConstructor(operation)) && (owner is null || owner.Type?.IsReferenceType != false || IsChangeable(owner)),
        IConditionalAccessInstanceOperation => false,
        _ => IsVariable(operation),
    };

    /// <summary>In a constructor what is read-only can change.</summary>
    private static bool IsOwnConstructor(IOperation operation) => operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor };

    private IrExpression New(IObjectCreationOperation creation)
    {
        var origin = Origin(creation);
        if (creation.Constructor is not { } constructor)
            return Refused(creation, "code that does not compile");
        var isUser = SymbolNames.IsUser(constructor.ContainingType);
        if (isUser)
            program.Reach(constructor);
        var arguments = creation.Arguments.Select(Argument).ToEquatable();
        return Made(creation, TypeOf(constructor.ContainingType), SymbolNames.Method(constructor, isUser), arguments, creation.Initializer);
    }

    private IrNew Made(IOperation creation, string type, IrMethodReference? constructor, EquatableArray<IrArgument> arguments, IObjectOrCollectionInitializerOperation? initializer)
    {
        var slot = program.NewSlot();
        return new IrNew(Origin(creation), type, constructor, arguments, slot, initializer is null ? EquatableArray<IrExpression>.Empty : Initializers(initializer, slot));
    }

    private IrAnonymous Anonymous(IAnonymousObjectCreationOperation creation)
    {
        var members = creation.Initializers.OfType<ISimpleAssignmentOperation>().Select(static a => (((IPropertyReferenceOperation)a.Target).Property.Name, a.Value)).ToArray();
        var names = members.Select(static m => m.Name).ToEquatable();
        return new IrAnonymous(Origin(creation), $"new {{ {string.Join(", ", names)} }}", names, members.Select(m => Expression(m.Value)).ToEquatable());
    }

    /// <summary>A copy of a record or struct with other values in some of its members.</summary>
    private IrWith With(IWithOperation copy)
    {
        var slot = program.NewSlot();
        return new IrWith(Origin(copy), Expression(copy.Operand), slot, copy.Initializer is null ? EquatableArray<IrExpression>.Empty : Initializers(copy.Initializer, slot));
    }

    private EquatableArray<IrExpression> Initializers(IObjectOrCollectionInitializerOperation initializer, int slot)
    {
        initialized.Push(slot);
        var lowered = initializer.Initializers.Select(i => i is IMemberInitializerOperation member ? Nested(member) : Expression(i)).ToEquatable();
        initialized.Pop();
        return lowered;
    }

    /// <summary><c>{ Inner = { A = 1 } }</c>: members of an object that is there already.</summary>
    private IrExpression Nested(IMemberInitializerOperation member)
    {
        var slot = program.NewSlot();
        var owner = Expression(member.InitializedMember);
        return new IrInitialize(Origin(member), owner, slot, Initializers(member.Initializer, slot));
    }
}
