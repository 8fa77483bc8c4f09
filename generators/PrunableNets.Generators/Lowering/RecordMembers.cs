using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Interpreter.Ir;

namespace PrunableNets.Generators.Lowering;

/// <summary>What a record prints and compares.</summary>
internal static class RecordMembers
{
    /// <summary>The fields of a record and its properties that are printed, those of base records first, in the order of declaration.</summary>
    public static EquatableArray<IrRecordMember> Of(INamedTypeSymbol type, ProgramLowerer program)
    {
        var members = new List<IrRecordMember>();
        foreach (var level in Chain(type).Reverse())
            members.AddRange(level.GetMembers().Where(static m => !m.IsStatic).Select(m => Member(m, level, program)).OfType<IrRecordMember>());
        return members.ToEquatable();
    }

    /// <summary>The members that a record written with parameters comes apart into.</summary>
    public static EquatableArray<IrRecordMember> Positional(INamedTypeSymbol type, IMethodSymbol deconstruct, ProgramLowerer program) => deconstruct.Parameters
        .Select(p => Chain(type.OriginalDefinition).SelectMany(t => t.GetMembers(p.Name).Select(m => Member(m, t, program))).OfType<IrRecordMember>().First()).ToEquatable();

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is { IsRecord: true }; current = current.BaseType?.OriginalDefinition)
            yield return current;
    }

    private static IrRecordMember? Member(ISymbol member, INamedTypeSymbol type, ProgramLowerer program)
    {
        switch (member)
        {
            case IPropertySymbol { IsIndexer: false, Name: not "EqualityContract", GetMethod: { } getter } property when !property.IsOverride:
                var isPrinted = property.DeclaredAccessibility == Accessibility.Public;
                var hasField = AutoAccessors.IsAuto(property);
                if (!hasField && !isPrinted)
                    return null;
                program.Reach(getter);
                return new IrRecordMember(property.Name, SymbolNames.Type(type), isPrinted, hasField, hasField && !property.IsVirtual ? null : SymbolNames.Method(getter, true));
            case IFieldSymbol { IsImplicitlyDeclared: false, AssociatedSymbol: null } field:
                return new IrRecordMember(field.Name, SymbolNames.Type(type), field.DeclaredAccessibility == Accessibility.Public, true, null);
            default:
                return null;
        }
    }
}
