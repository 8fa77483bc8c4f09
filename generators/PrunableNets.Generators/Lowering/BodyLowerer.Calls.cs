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

    /// <summary>Arguments are values here, so one that the callee writes back through is refused.</summary>
    private IrUnsupported? ByReference(IArgumentOperation argument) => argument.Parameter?.RefKind switch
    {
        RefKind.Out => Refused(argument, "an out argument"),
        RefKind.Ref => Refused(argument, "a ref argument"),
        _ => null,
    };

    private IrExpression Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var origin = Origin(call);
        var arguments = call.Arguments.Select(Argument).ToEquatable();
        if (method.MethodKind == MethodKind.LocalFunction)
            return new IrInvoke(origin, new IrLocal(origin, program.Slot(method.OriginalDefinition), method.Name), arguments);
        if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is not null)
            return new IrInvoke(origin, Expression(call.Instance), arguments);
        var isUser = SymbolNames.IsUser(method.OriginalDefinition);
        if (isUser)
            program.Reach(method);
        var isBaseCall = call.Instance?.Syntax is BaseExpressionSyntax || call.Syntax is ConstructorInitializerSyntax;
        return new IrCall(origin, call.Instance is null ? null : Expression(call.Instance), SymbolNames.Method(method, isUser), arguments, isBaseCall);
    }

    private IrExpression New(IObjectCreationOperation creation)
    {
        var origin = Origin(creation);
        if (creation.Constructor is not { } constructor)
            return Refused(creation, "code that does not compile");
        var isUser = SymbolNames.IsUser(constructor.ContainingType);
        if (isUser)
            program.Reach(constructor);
        var arguments = creation.Arguments.Select(Argument).ToEquatable();
        var slot = program.NewSlot();
        var initializers = creation.Initializer is null ? EquatableArray<IrExpression>.Empty : Initializers(creation.Initializer, slot);
        return new IrNew(origin, SymbolNames.Type(constructor.ContainingType), SymbolNames.Method(constructor, isUser), arguments, slot, initializers);
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
        var lowered = initializer.Initializers.Select(Expression).ToEquatable();
        initialized.Pop();
        return lowered;
    }
}
