using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>Accessors that the compiler writes: they read and set the field behind the property.</summary>
internal static class AutoAccessors
{
    /// <summary>The property has a field and no code, so that reading it is reading the field.</summary>
    public static bool IsAuto(IPropertySymbol property) => HasField(property)
        && (property.GetMethod is null || !HasCode(property.GetMethod)) && (property.SetMethod is null || !HasCode(property.SetMethod));

    /// <summary>What the accessor does, where it has no code and belongs to a property with a field.</summary>
    public static IrMethod? Body(IMethodSymbol method, ProgramLowerer program)
    {
        if (method.AssociatedSymbol is not IPropertySymbol property || HasCode(method) || !HasField(property))
            return null;
        var origin = program.Origin(LocationInfo.From(property.DeclaringSyntaxReferences[0].GetSyntax()));
        var type = SymbolNames.Type(method.ContainingType);
        var field = new IrField(origin, method.IsStatic ? null : new IrThis(origin), method.IsStatic ? SymbolNames.Full(method.ContainingType) : type, property.Name);
        var isGetter = method.MethodKind == MethodKind.PropertyGet;
        var slot = program.NewSlot();
        IrStatement body = isGetter
            ? new IrReturn(origin, field)
            : new IrExpressionStatement(origin, new IrAssign(origin, field, new IrLocal(origin, slot, "value")));
        var parameters = isGetter ? EquatableArray<IrParameter>.Empty : new[] { new IrParameter("value", slot, null) }.ToEquatable();
        return new IrMethod(SymbolNames.Id(method), type, method.Name, method.IsStatic, parameters, null, body, false);
    }

    private static bool HasField(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property.OriginalDefinition));

    private static bool HasCode(IMethodSymbol accessor) => accessor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        AccessorDeclarationSyntax declared => declared.Body is not null || declared.ExpressionBody is not null,
        ArrowExpressionClauseSyntax or PropertyDeclarationSyntax { ExpressionBody: not null } => true,
        _ => false,
    };
}
