using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Writes a budget as <c>[FlopsBudget]</c> reads it: <c>1.5G</c> for <c>1,5G</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BudgetTextFix)), Shared]
public sealed class BudgetTextFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN0006"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => ReplaceTextFix.RegisterAsync(context, "Write the budget as \"{0}\"", nameof(BudgetTextFix));
}
