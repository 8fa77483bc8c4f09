using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <content>Conversions and casts.</content>
internal sealed partial class BodyLowerer
{
    private IrExpression Conversion(IConversionOperation conversion)
    {
        var origin = Origin(conversion);
        if (conversion.OperatorMethod is { } own && SymbolNames.IsUser(own.ContainingType))
            return OwnOperator(conversion, own, conversion.Operand) with { IsLifted = IsNullable(conversion.Operand.Type) && !IsNullable(own.Parameters[0].Type) };
        if (conversion is { Operand: IInterpolatedStringOperation text, Type.Name: "FormattableString" or "IFormattable" })
            return Interpolation(text, true);
        var operand = Expression(conversion.Operand);
        if (conversion.Type is not { } type)
            return operand;
        if (IsNullable(conversion.Operand.Type) && type.IsValueType && !IsNullable(type) && conversion.OperatorMethod is null)
            operand = new IrProperty(origin, operand, "System.Nullable", "Value", EquatableArray<IrArgument>.Empty);
        if (type is INamedTypeSymbol { IsTupleType: true } tuple && conversion.Operand.Type is INamedTypeSymbol { IsTupleType: true } from && tuple.TupleElements.Length == from.TupleElements.Length)
            return tuple.TupleElements.Zip(from.TupleElements, static (a, b) => SymbolNames.Numeric(a.Type) == SymbolNames.Numeric(b.Type)).All(static same => same)
                ? operand
                : new IrTupleConvert(origin, operand, tuple.TupleElements.Select(static e => SymbolNames.Numeric(e.Type)).ToEquatable());
        if (conversion.IsTryCast)
            return new IrAs(origin, operand, TypeOf(type));
        if (conversion.OperatorMethod is { ContainingType: var library } method && !IsNumber(library) && IsPlain(library))
            return new IrCall(origin, null, SymbolNames.Method(method, false), new[] { new IrArgument(method.Parameters[0].Name, 0, operand) }.ToEquatable(), false);
        if (Unwrapped(type) is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } enumeration && !SymbolEqualityComparer.Default.Equals(Unwrapped(conversion.Operand.Type), enumeration))
        {
            program.Reach(enumeration);
            return conversion.Operand.Type?.IsReferenceType == true ? new IrBox(origin, operand, SymbolNames.Full(type), true) : new IrToEnum(origin, operand, SymbolNames.Type(enumeration), SymbolNames.Numeric(underlying));
        }
        var kind = conversion.GetConversion();
        if (kind.IsBoxing)
            return new IrBox(origin, operand, SymbolNames.Full(type), false);
        if (kind.IsUnboxing)
            return new IrBox(origin, operand, TypeOf(type), true);
        if (kind is { IsReference: true, IsExplicit: true } && type.TypeKind != TypeKind.Array)
            return new IrCast(origin, operand, TypeOf(type));
        if (type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr && SymbolNames.Numeric(conversion.Operand.Type) != IrNumeric.None)
            return Refused(conversion, $"a conversion to {type.ToDisplayString()}");
        // A user-defined conversion (a number to a Scalar or a TensorIndex) and a cast between classes keep the value.
        var numeric = conversion.OperatorMethod is null || IsNumber(conversion.OperatorMethod.ContainingType) ? SymbolNames.Numeric(type) : IrNumeric.None;
        return numeric is IrNumeric.None or IrNumeric.String or IrNumeric.Boolean ? operand : new IrConvert(origin, operand, numeric) { IsChecked = conversion.IsChecked };
    }

    private static bool IsNullable(ITypeSymbol? type) => type is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    private static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static bool IsNumber(INamedTypeSymbol type) => type.SpecialType == SpecialType.System_Decimal;

    /// <summary>A type whose operators the framework itself can be asked for; spans and memories are their arrays.</summary>
    private static bool IsPlain(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "System" or "Numerics" } && type.Arity == 0 && type.SpecialType == SpecialType.None;
}
