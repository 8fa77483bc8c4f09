using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PrunableNets.Interpreter.Findings;

namespace PrunableNets.CodeFixes.Declarations;

/// <summary>Calls <c>RegisterComponents()</c> at the end of the constructors: adds the call where there is none, moves it where fields are set behind it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterComponentsFix)), Shared]
public sealed class RegisterComponentsFix : CodeFixProvider
{
    private const string Call = "RegisterComponents();";

    public override ImmutableArray<string> FixableDiagnosticIds => ["PRN1006"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await ChangesAsync(context.Document.Project, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { Count: > 0 } changes)
                continue;
            var title = diagnostic.Properties.ContainsKey(HintKeys.Unregistered) ? "Call RegisterComponents() at the end of the constructor" : "Move RegisterComponents() to the end of the constructor";
            context.RegisterCodeFix(CodeAction.Create(title, token => TextEdits.ApplyAsync(context.Document.Project.Solution, changes, token), nameof(RegisterComponentsFix)), diagnostic);
        }
    }

    private static async Task<IReadOnlyList<(SyntaxTree Tree, TextChange Change)>> ChangesAsync(Project project, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var isMissing = diagnostic.Properties.TryGetValue(HintKeys.Unregistered, out var name);
        if (!isMissing && !diagnostic.Properties.TryGetValue(HintKeys.RegisteredEarly, out name))
            return [];
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        if (ModuleConstructors.Find(compilation!, name!, cancellation) is not { } type)
            return [];
        var changes = new List<(SyntaxTree, TextChange)>();
        foreach (var constructor in ModuleConstructors.Of(type, cancellation))
        {
            var text = await constructor.SyntaxTree.GetTextAsync(cancellation).ConfigureAwait(false);
            var edits = isMissing ? Add(constructor, text) : Move(constructor, text);
            changes.AddRange(edits.Select(e => (constructor.SyntaxTree, e)));
        }
        return changes;
    }

    private static IEnumerable<TextChange> Add(ConstructorDeclarationSyntax constructor, SourceText text) =>
        ModuleConstructors.IsIntricate(constructor) ? [] : [ConstructorEdits.Append(constructor, Call, text)];

    private static IEnumerable<TextChange> Move(ConstructorDeclarationSyntax constructor, SourceText text)
    {
        if (ModuleConstructors.Registration(constructor) is not { } call || call == constructor.Body!.Statements.Last())
            return [];
        var line = text.Lines.GetLineFromPosition(call.SpanStart);
        var isAlone = text.ToString(line.Span).Trim() == call.ToString();
        // Without the rest of its line the statement leaves a blank one behind.
        var span = isAlone ? line.SpanIncludingLineBreak : TextSpan.FromBounds(call.SpanStart, call.GetLastToken().GetNextToken().SpanStart);
        return [ListEdits.Delete(span), ConstructorEdits.Append(constructor, call.ToString(), text)];
    }
}
