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

    public EquatableArray<IrParameter> Parameters(IMethodSymbol method, int origin) => method.Parameters
        .Select(p => new IrParameter(p.Name, program.Slot(p), p.HasExplicitDefaultValue ? Constant(origin, p.Type, p.ExplicitDefaultValue) : p.IsParams ? new IrArray(origin, EquatableArray<IrExpression>.Empty) : null))
        .ToEquatable();

    private int Origin(IOperation operation) => program.Origin(LocationInfo.From(operation.Syntax));

    private IrUnsupported Refused(IOperation operation, string construct) => new(Origin(operation), construct);

    private static IrExpression Constant(int origin, ITypeSymbol? type, object? value)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && value is not null
            ? new IrEnum(origin, SymbolNames.Type(enumeration), SymbolNames.EnumMember(enumeration, value) ?? value.ToString(), value)
            : new IrLiteral(origin, value);
    }
}
