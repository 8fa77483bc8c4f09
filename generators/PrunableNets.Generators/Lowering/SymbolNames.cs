using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Names of symbols in the IR.</summary>
internal static class SymbolNames
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithGenericsOptions(SymbolDisplayGenericsOptions.None)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Full name without type arguments; C# keywords for the types that have them; <c>System.Nullable</c> for nullable values.</summary>
    public static string Type(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol => "System.Array",
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "System.Nullable",
        // Lists are read through any of the interfaces they implement.
        INamedTypeSymbol { Name: "IList" or "IEnumerable" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection", ContainingNamespace.Name: "Generic" } => "System.Collections.Generic.List",
        INamedTypeSymbol { Name: "IDictionary" or "IReadOnlyDictionary", ContainingNamespace.Name: "Generic" } => "System.Collections.Generic.Dictionary",
        INamedTypeSymbol named when IsUser(named) && HasTypeParameters(named) => Marked(named),
        _ => type.OriginalDefinition.ToDisplayString(TypeFormat),
    };

    /// <summary>The type with its type arguments (<see cref="TypeNames"/>).</summary>
    public static string Full(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return $"{Full(array.ElementType)}[{new string(',', array.Rank - 1)}]";
            case ITypeParameterSymbol parameter:
                return Parameter(parameter);
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Full(nullable.TypeArguments[0]) + "?";
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return $"({string.Join(", ", tuple.TupleElements.Select(static e => Full(e.Type)))})";
            case INamedTypeSymbol named:
                var arguments = AllTypeArguments(named).Select(Full).ToArray();
                var name = IsUser(named) ? Type(named) : named.OriginalDefinition.ToDisplayString(TypeFormat);
                return arguments.Length == 0 ? name : $"{name}<{string.Join(", ", arguments)}>";
            default:
                return type.ToDisplayString(TypeFormat);
        }
    }

    /// <summary>The type parameters of a type and of those around it, outermost first.</summary>
    public static IEnumerable<ITypeParameterSymbol> AllTypeParameters(INamedTypeSymbol type) =>
        (type.ContainingType is { } outer ? AllTypeParameters(outer) : []).Concat(type.TypeParameters);

    public static string Parameter(ITypeParameterSymbol parameter) => TypeNames.Parameter(
        parameter.DeclaringMethod is { } method ? MethodOwner(method) : Type(parameter.DeclaringType!), parameter.Ordinal);

    private static IEnumerable<ITypeSymbol> AllTypeArguments(INamedTypeSymbol type) =>
        (type.ContainingType is { } outer ? AllTypeArguments(outer) : []).Concat(type.TypeArguments);

    /// <summary>Documentation ids have braces of their own; a local function has none and is named by its method.</summary>
    private static string MethodOwner(IMethodSymbol method) =>
        (method.MethodKind == MethodKind.LocalFunction ? $"{method.ContainingSymbol.ToDisplayString()}/{method.Name}" : Id(method)).Replace('{', '[').Replace('}', ']');

    private static bool HasTypeParameters(INamedTypeSymbol type) => AllTypeParameters(type.OriginalDefinition).Any();

    /// <summary>Generic types of one name differ in the number of their parameters.</summary>
    private static string Marked(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"{Type(outer)}.{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}"
        : type.MetadataName;

    public static string Id(IMethodSymbol method) => method.OriginalDefinition.GetDocumentationCommentId() ?? method.OriginalDefinition.ToDisplayString();

    public static IrMethodReference Method(IMethodSymbol method, bool isUser) => new(Id(method), Type(method.ContainingType), method.Name, isUser)
    {
        TypeArguments = method.TypeArguments.Where((_, i) => !method.OriginalDefinition.Parameters.Any(p => Mentions(p.Type, method.OriginalDefinition.TypeParameters[i])))
            .Select(Type).ToEquatable(),
        Generic = isUser ? method.TypeArguments.Select(Full).ToEquatable() : EquatableArray<string>.Empty,
        Element = !isUser && method.IsGenericMethod ? Full(method.TypeArguments[0]) : null,
        Result = !isUser && (method.IsGenericMethod || method.ContainingType is { IsGenericType: true } or { SpecialType: SpecialType.System_Array } or { Name: "Enumerable" }) && !method.ReturnsVoid ? Full(method.ReturnType) : null,
        Container = isUser && method.ContainingType is { } type && HasTypeParameters(type) ? Full(type) : null,
    };

    private static bool Mentions(ITypeSymbol type, ITypeParameterSymbol parameter) => type switch
    {
        ITypeParameterSymbol other => SymbolEqualityComparer.Default.Equals(other, parameter),
        IArrayTypeSymbol array => Mentions(array.ElementType, parameter),
        INamedTypeSymbol named => named.TypeArguments.Any(a => Mentions(a, parameter)),
        _ => false,
    };

    /// <summary>A namespace as code has it, keywords with their sign.</summary>
    public static string Written(INamespaceSymbol space) =>
        space.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers));

    /// <summary>The body is in the compilation.</summary>
    public static bool IsUser(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length > 0;

    public static bool IsModule(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            if (current.Name == "Module" && Type(current) == "TorchSharp.torch.nn.Module")
                return true;
        return false;
    }

    /// <summary>The number of tensors that a module takes, where it takes nothing else and its result is one; null for everything else.</summary>
    public static int? TensorInputs(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (current is { Name: "Module", TypeArguments.Length: >= 2 } && Type(current) == "TorchSharp.torch.nn.Module")
                return current.TypeArguments.All(static a => Type(a) == "TorchSharp.torch.Tensor") ? current.TypeArguments.Length - 1 : null;
        return null;
    }

    /// <summary>The <c>forward</c> that the user wrote, in the class or the nearest base class that has one.</summary>
    public static IMethodSymbol? Forward(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && IsUser(current); current = current.BaseType)
            if (current.GetMembers("forward").OfType<IMethodSymbol>().FirstOrDefault() is { } forward)
                return forward;
        return null;
    }

    public static IrNumeric Numeric(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type?.SpecialType switch
        {
            SpecialType.System_Boolean => IrNumeric.Boolean,
            SpecialType.System_Char => IrNumeric.Character,
            SpecialType.System_SByte => IrNumeric.SByte,
            SpecialType.System_Byte => IrNumeric.Byte,
            SpecialType.System_Int16 => IrNumeric.Short,
            SpecialType.System_UInt16 => IrNumeric.UShort,
            SpecialType.System_Int32 => IrNumeric.Int,
            SpecialType.System_Int64 => IrNumeric.Long,
            SpecialType.System_UInt32 => IrNumeric.UInt,
            SpecialType.System_UInt64 => IrNumeric.ULong,
            SpecialType.System_Single => IrNumeric.Float,
            SpecialType.System_Double => IrNumeric.Double,
            SpecialType.System_Decimal => IrNumeric.Decimal,
            SpecialType.System_String => IrNumeric.String,
            _ => IrNumeric.None,
        };
    }

    /// <summary>The value of a type before anything is assigned.</summary>
    public static IrExpression Default(int origin, ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => new IrLiteral(origin, null),
        INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } enumeration =>
            new IrEnum(origin, Type(enumeration), EnumMember(enumeration, Zero(underlying)) ?? "0", Zero(underlying)),
        INamedTypeSymbol { IsTupleType: true } tuple => new IrTuple(origin, tuple.TupleElements.Select(e => Default(origin, e.Type)).ToEquatable()),
        ITypeParameterSymbol => new IrDefault(origin, Full(type)),
        _ when Zero(type) is { } zero => new IrLiteral(origin, zero),
        { IsValueType: true } => new IrDefault(origin, Full(type)),
        _ => new IrLiteral(origin, null),
    };

    private static object? Zero(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => false,
        SpecialType.System_Char => '\0',
        SpecialType.System_SByte => (sbyte)0,
        SpecialType.System_Byte => (byte)0,
        SpecialType.System_Int16 => (short)0,
        SpecialType.System_UInt16 => (ushort)0,
        SpecialType.System_Int32 => 0,
        SpecialType.System_UInt32 => 0u,
        SpecialType.System_Int64 => 0L,
        SpecialType.System_UInt64 => 0ul,
        SpecialType.System_Single => 0f,
        SpecialType.System_Double => 0.0,
        SpecialType.System_Decimal => 0m,
        _ => null,
    };

    /// <summary>The member of an enum with a constant value, or null for a combination.</summary>
    public static string? EnumMember(INamedTypeSymbol type, object? value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, value))?.Name;
}
