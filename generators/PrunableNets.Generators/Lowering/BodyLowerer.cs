using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Lowers operations of one body to the IR. What it does not know becomes a refusal that acts only when it is reached.</summary>
internal sealed partial class BodyLowerer(ProgramLowerer program)
{
    /// <summary>The body holds a yield.</summary>
    public bool Yields { get; private set; }

    /// <summary>What the body returns is a variable, not its value.</summary>
    public bool ReturnsReference { get; set; }

    public EquatableArray<IrParameter> Parameters(IMethodSymbol method, int origin) => method.Parameters
        .Select(p => new IrParameter(p.Name, program.Slot(p), p.HasExplicitDefaultValue ? Constant(origin, p.Type, p.ExplicitDefaultValue) : p.IsParams ? new IrArray(origin, EquatableArray<IrExpression>.Empty) : null))
        .ToEquatable();

    private int Origin(IOperation operation) => program.Origin(LocationInfo.From(operation.Syntax));

    private IrUnsupported Refused(IOperation operation, string construct) => new(Origin(operation), construct);

    /// <summary>The type as the IR names it; generic code may make objects of it.</summary>
    private string TypeOf(ITypeSymbol type)
    {
        program.ReachArgument(type);
        return SymbolNames.Full(type);
    }

    private IrMethodReference Reference(IMethodSymbol method)
    {
        var isUser = (SymbolNames.IsUser(method.OriginalDefinition) && !ProgramLowerer.IsSynthesized(method.OriginalDefinition)) || (method.AssociatedSymbol is IPropertySymbol property && SymbolNames.IsUser(property.OriginalDefinition));
        program.ReachArguments(method);
        if (isUser)
            program.Reach(method);
        return SymbolNames.Method(method, isUser);
    }

    private IrExpression Constant(int origin, ITypeSymbol? type, object? value)
    {
        if (value is not null && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } reached)
            program.Reach(reached);
        // A struct's default is written null.
        if (value is null && type is { IsValueType: true })
            return type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? new IrLiteral(origin, null) : SymbolNames.Default(origin, type);
        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && value is not null
            ? new IrEnum(origin, SymbolNames.Type(enumeration), SymbolNames.EnumMember(enumeration, value) ?? value.ToString(), value)
            : new IrLiteral(origin, value);
    }
}
