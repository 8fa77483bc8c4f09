using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PrunableNets.Generators.Diagnostics;
using PrunableNets.Generators.Models;

namespace PrunableNets.Generators.Lowering;

/// <summary>Reads <c>[FlopsBudget]</c>.</summary>
internal static class Budgets
{
    public static FlopsBudget? Read(ISymbol target, LocationInfo name, List<DiagnosticInfo> errors, out LocationInfo location)
    {
        location = name;
        var attribute = target.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.ToDisplayString() == "PrunableNets.FlopsBudgetAttribute");
        if (attribute is null)
            return null;
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is { } node)
            location = LocationInfo.From(node);
        var text = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        if (FlopsText.Parse(text) is not { } flops)
        {
            errors.Add(DiagnosticInfo.Create(Descriptors.BadBudget, location, text).WithReplacement(text, BudgetTexts.Meant(text)));
            return null;
        }
        int? Named(string key) => attribute.NamedArguments.FirstOrDefault(a => a.Key == key).Value.Value as int?;
        return new FlopsBudget(text, flops, (ModelForm?)Named(nameof(FlopsBudgetAttribute.Of)) ?? ModelForm.Slim, (FlopsConvention?)Named(nameof(FlopsBudgetAttribute.Convention)) ?? FlopsConvention.Mac);
    }
}
