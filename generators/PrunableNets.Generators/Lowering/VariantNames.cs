using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;

namespace PrunableNets.Generators.Lowering;

/// <summary>Names of variants and the numbers beside them: a name becomes a class, and tells one variant from another.</summary>
internal static class VariantNames
{
    /// <summary>Says which attributes of one class cannot be told apart.</summary>
    public static void Check(IReadOnlyList<PrunableOptions> options, string type, List<DiagnosticInfo> errors)
    {
        foreach (var same in options.GroupBy(o => o.Name ?? type).Where(static g => g.Count() > 1))
            errors.Add(DiagnosticInfo.Create(Descriptors.BadVariant, same.Last().Location, type, $"'{same.Key}' is there {same.Count()} times; give each variant a Name of its own"));
    }

    /// <summary>Says what is wrong with one attribute.</summary>
    public static void Check(PrunableOptions options, string type, List<DiagnosticInfo> errors)
    {
        if (options.Name is { } name && (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None))
            errors.Add(DiagnosticInfo.Create(Descriptors.BadVariant, options.Location, type, $"the Name '{name}' is no C# name"));
        if (options.RoundTo < 1 || options.MinChannels < 1)
            errors.Add(DiagnosticInfo.Create(Descriptors.BadVariant, options.Location, type, $"RoundTo and MinChannels are {options.RoundTo} and {options.MinChannels}; both are at least 1"));
    }
}
