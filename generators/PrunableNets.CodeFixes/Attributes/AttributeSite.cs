using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PrunableNets.Interpreter.Findings;

namespace PrunableNets.CodeFixes.Attributes;

/// <summary>Finds the attribute that a diagnostic is about.</summary>
internal static class AttributeSite
{
    /// <summary>The attribute that the diagnostic names, or at which it stands.</summary>
    public static async Task<AttributeSyntax?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Properties.TryGetValue(HintKeys.Target, out var target) && target is not null)
            return await FindAsync(document.Project, target, diagnostic.Properties[HintKeys.Attribute]!, cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();
    }

    private static async Task<AttributeSyntax?> FindAsync(Project project, string target, string position, CancellationToken cancellation)
    {
        var compilation = await project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        var attributes = DocumentationCommentId.GetFirstSymbolForDeclarationId(target, compilation!)?.GetAttributes() ?? [];
        var attribute = attributes.ElementAtOrDefault(int.Parse(position, CultureInfo.InvariantCulture));
        return attribute?.ApplicationSyntaxReference is { } reference ? await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) as AttributeSyntax : null;
    }
}
