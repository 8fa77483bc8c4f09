using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace PrunableNets.Generators.Emission;

/// <summary>Makes C# identifiers of names that need not be any.</summary>
internal static class ValidNames
{
    /// <summary>The text with an underscore for whatever is neither letter nor digit.</summary>
    public static string Letters(string text) => new(text.Select(static c => char.IsLetterOrDigit(c) ? c : '_').ToArray());

    /// <summary>The identifier that is nearest to the text.</summary>
    public static string Of(string text) => Letters(text) is var name
        && (name.Length == 0 || char.IsDigit(name[0]) || IsKeyword(name)) ? "_" + name : name;

    public static bool IsKeyword(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None;
}
