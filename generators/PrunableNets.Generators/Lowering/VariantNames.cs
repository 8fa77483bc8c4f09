using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;
using PrunableNets.Interpreter.Findings;
using PrunableNets.Interpreter.Ir;

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
            errors.Add(DiagnosticInfo.Create(Descriptors.BadVariant, options.Location, type, $"the Name '{name}' is no C# name").WithReplacement(name, Meant(name, type)));
        if (options.RoundTo < 1 || options.MinChannels < 0)
            errors.Add(DiagnosticInfo.Create(Descriptors.BadVariant, options.Location, type, $"RoundTo and MinChannels are {options.RoundTo} and {options.MinChannels}; the first is at least 1, the second at least 0") with
            {
                Hints = new[] { new Hint(HintKeys.Argument, options.RoundTo < 1 ? nameof(PrunableAttribute.RoundTo) : nameof(PrunableAttribute.MinChannels)) }.ToEquatable(),
            });
    }

    /// <summary>The letters and digits of a name, behind the class's name where they alone are none.</summary>
    private static string Meant(string name, string type)
    {
        var words = string.Concat(Regex.Split(name, @"[^\p{L}\p{Nd}_]+").Select(static (w, i) => i > 0 && w.Length > 0 ? char.ToUpperInvariant(w[0]) + w.Substring(1) : w));
        return SyntaxFacts.IsValidIdentifier(words) && SyntaxFacts.GetKeywordKind(words) == SyntaxKind.None ? words
            : words.Length > 0 ? type + char.ToUpperInvariant(words[0]) + words.Substring(1) : type + "Variant";
    }
}
