using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>The <c>Arguments</c> of a variant: which method takes them, and how they are written and evaluated.</summary>
internal static class ConstantArguments
{
    /// <summary>The method with the fewest parameters that can be called with the arguments; null where there is none.</summary>
    public static IMethodSymbol? Choose(IEnumerable<IMethodSymbol> candidates, ImmutableArray<TypedConstant> arguments, Compilation compilation) => candidates
        .Where(c => c.Parameters.Length >= arguments.Length && c.Parameters.Skip(arguments.Length).All(static p => p.IsOptional || p.IsParams))
        .Where(c => arguments.Select((a, i) => Fits(a, c.Parameters[i], compilation)).All(static fits => fits))
        .OrderBy(static c => c.Parameters.Length).FirstOrDefault();

    /// <summary>As C#, joined by commas.</summary>
    public static string Write(ImmutableArray<TypedConstant> arguments) => string.Join(", ", arguments.Select(Write));

    /// <summary>As the parameters' own types.</summary>
    public static EquatableArray<IrExpression> Lower(ImmutableArray<TypedConstant> arguments, IMethodSymbol method) =>
        arguments.Select((a, i) => Lower(a, method.Parameters[i].Type)).ToEquatable();

    private static bool Fits(TypedConstant argument, IParameterSymbol parameter, Compilation compilation)
    {
        if (argument.IsNull)
            return !parameter.Type.IsValueType || parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        return argument.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum or TypedConstantKind.Array && argument.Type is { } type && compilation.ClassifyCommonConversion(type, parameter.Type).IsImplicit;
    }

    private static string Write(TypedConstant argument) => argument switch
    {
        { IsNull: true } => "null",
        { Kind: TypedConstantKind.Array, Type: { } type } => $"new {Full(type)} {{ {string.Join(", ", argument.Values.Select(Write))} }}",
        { Kind: TypedConstantKind.Enum, Type: { } type } => $"({Full(type)}){SymbolDisplay.FormatPrimitive(argument.Value!, true, false)}",
        { Value: float number } => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        { Value: double number } => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        _ => SymbolDisplay.FormatPrimitive(argument.Value!, true, false)!,
    };

    private static IrExpression Lower(TypedConstant argument, ITypeSymbol target)
    {
        switch (argument)
        {
            case { IsNull: true }:
                return new IrLiteral(0, null);
            case { Kind: TypedConstantKind.Array }:
                var element = target is IArrayTypeSymbol array ? array.ElementType : argument.Values.FirstOrDefault().Type ?? target;
                return new IrArray(0, argument.Values.Select(v => Lower(v, element)).ToEquatable());
            case { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol type }:
                return new IrEnum(0, SymbolNames.Type(type), SymbolNames.EnumMember(type, argument.Value) ?? "", argument.Value);
            default:
                var literal = new IrLiteral(0, argument.Value);
                var numeric = SymbolNames.Numeric(target);
                return numeric is IrNumeric.None or IrNumeric.String or IrNumeric.Boolean ? literal : new IrConvert(0, literal, numeric);
        }
    }

    private static string Full(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
